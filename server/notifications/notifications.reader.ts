import type {
  NotificationView,
  NotificationSettings as SettingsView,
} from '../../shared/notifications/views.ts'
import { onRightsChanged } from '../accounts/rights.service.ts'
import { Memory } from '../platform/data/memory.ts'
import {
  type NotificationRecord,
  NotificationSettings,
  Notifications,
  type SettingsRecord,
} from './notifications.model.ts'
import { toNotification } from './notifications.presenter.ts'
import type { SwitchedOff } from './notifications.rules.ts'
import { withSubjects } from './subjects.ts'

/** A person's last notifications, newest first. */
export async function notificationsOf(person: string, most: number): Promise<NotificationView[]> {
  const found = await Notifications.find({ person })
    .sort({ created: -1 })
    .limit(most)
    .lean<NotificationRecord[]>()
  const own = { own: true, moderator: false }
  return (await withSubjects(found)).flatMap((shown) => toNotification(shown, own) ?? [])
}

/** What a person wants to be told of. */
export async function settingsOf(person: string): Promise<SettingsView> {
  const found = await NotificationSettings.findById(person).lean<SettingsRecord>()
  return { off: found?.off ?? [], followOwn: found?.followOwn ?? true, mail: found?.mail ?? false }
}

type Wishes = Pick<SettingsRecord, 'off' | 'followOwn'>

/** Whoever writes is asked what they wish, and seldom wishes anything else. */
const wishes = new Memory<Wishes>(5_000)
const usual: Wishes = { off: [], followOwn: true }

/** To be called once somebody's settings are saved. */
export const forgetWishes = (person: string): void => wishes.forget(person)
onRightsChanged(forgetWishes)

/** What people have switched off, and who doesn't follow what they write in. */
export async function wishesOf(
  people: string[],
): Promise<{ off: SwitchedOff; dontFollow: ReadonlySet<string> }> {
  const found = await wishes.among(people, readWishes)
  return {
    off: new Map([...found].map(([person, { off }]) => [person, off])),
    dontFollow: new Set([...found].flatMap(([person, { followOwn }]) => (followOwn ? [] : [person]))),
  }
}

async function readWishes(people: string[]): Promise<Map<string, Wishes>> {
  const found = await NotificationSettings.find({ _id: { $in: people } }).lean<SettingsRecord[]>()
  const said = new Map(found.map(({ _id, off, followOwn }) => [_id, { off, followOwn }]))
  return new Map(people.map((person) => [person, said.get(person) ?? usual]))
}
