import type { Actor } from '../../shared/accounts/actor.ts'
import { channelOfPerson, type WriteAnswer } from '../../shared/live/contract.ts'
import type { Open, ReadAll, Settings } from '../../shared/notifications/notifications.schema.ts'
import { optionalReasons } from '../../shared/notifications/views.ts'
import { commit } from '../platform/data/commit.ts'
import { toId } from '../platform/data/ids.ts'
import { Problem } from '../platform/http/problem.ts'
import { personOf } from './mail-token.ts'
import { type NotificationRecord, NotificationSettings, Notifications } from './notifications.model.ts'
import { forgetWishes } from './notifications.reader.ts'
import { saveNotifications } from './notify.ts'
import { withSubjects } from './subjects.ts'

/** Marks a notification as read, and leads to what it tells of. @throws {Problem} `not-found` for another's. */
export async function openNotification(actor: Actor, id: string, body: Open): Promise<WriteAnswer> {
  const person = actor.id ?? ''
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: channelOfPerson(person) }
  return commit(write, async (tx) => {
    const found = await Notifications.findOne({ _id: toId(id), person })
      .session(tx.session)
      .lean<NotificationRecord>()
    if (!found) throw new Problem('not-found')
    if (found.read === null) await saveNotifications(tx, [found], { read: tx.now })
    const [shown] = await withSubjects([found])
    return { location: shown?.said.href ?? '/notifications' }
  })
}

/** Marks all as read; or, undone, those that were marked at that moment as unread again. */
export async function readAll(actor: Actor, body: ReadAll): Promise<WriteAnswer> {
  const person = actor.id ?? ''
  const write = { actor, operation: body.operation, body, channel: channelOfPerson(person) }
  return commit(write, async (tx) => {
    const read = body.undo === undefined ? null : new Date(body.undo)
    const found = await Notifications.find({ person, read }).session(tx.session).lean<NotificationRecord[]>()
    await saveNotifications(tx, found, { read: read === null ? tx.now : null })
    const undo = read === null && found.length > 0 ? `?undo=${tx.now.toISOString()}` : ''
    return { location: `/notifications${undo}` }
  })
}

/** What a person wants to be told of. It changes nothing that is told already. */
export async function saveSettings(actor: Actor, { wanted, followOwn, mail }: Settings): Promise<void> {
  const person = actor.id ?? ''
  const off = optionalReasons.filter((reason) => !wanted.includes(reason))
  await NotificationSettings.updateOne({ _id: person }, { $set: { off, followOwn, mail } }, { upsert: true })
  forgetWishes(person)
}

/** Ends mails by the link that each of them has, without logging in. @throws {Problem} `not-found` */
export async function stopMail(token: string): Promise<void> {
  const person = personOf(token)
  if (person === null) throw new Problem('not-found')
  await NotificationSettings.updateOne({ _id: person }, { $set: { mail: false } })
}
