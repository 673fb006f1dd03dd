import type {
  NotificationView,
  NotificationSettings as SettingsView,
} from '../../shared/notifications/views.ts'
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

/** What people have switched off, and who doesn't follow what they write in. */
export async function wishesOf(
  people: string[],
): Promise<{ off: SwitchedOff; dontFollow: ReadonlySet<string> }> {
  const known = { _id: { $in: people } }
  const found = people.length > 0 ? await NotificationSettings.find(known).lean<SettingsRecord[]>() : []
  return {
    off: new Map(found.map(({ _id, off }) => [_id, off])),
    dontFollow: new Set(found.filter(({ followOwn }) => !followOwn).map(({ _id }) => _id)),
  }
}
