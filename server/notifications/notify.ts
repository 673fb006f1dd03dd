import { channelOfPerson } from '../../shared/live/contract.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type NotificationRecord, Notifications } from './notifications.model.ts'
import { withSubjects } from './subjects.ts'

/** Whom to tell of what, and why. */
export type Telling = Pick<NotificationRecord, 'person' | 'cause' | 'reason' | 'kind' | 'subject'>

const keyOf = ({ person, cause }: Pick<Telling, 'person' | 'cause'>) => `${person} ${cause}`

/** Of what is to be told, what its person has not been told before; each once. */
export async function untold(
  tellings: readonly Telling[],
  session: Transaction['session'] | null,
): Promise<Telling[]> {
  if (tellings.length === 0) return []
  const people = [...new Set(tellings.map(({ person }) => person))]
  const causes = [...new Set(tellings.map(({ cause }) => cause))]
  const known = await Notifications.find(
    { person: { $in: people }, cause: { $in: causes } },
    { person: 1, cause: 1 },
  )
    .session(session)
    .lean()
  const told = new Set(known.map(keyOf))
  const wanted = new Map(tellings.map((telling) => [keyOf(telling), telling]))
  return [...wanted].flatMap(([key, telling]) => (told.has(key) ? [] : [telling]))
}

/** Tells people, in the transaction: each of them once for a cause, however often it is asked for. */
export async function notify(tx: Transaction, tellings: readonly Telling[]): Promise<void> {
  const fresh = (await untold(tellings, tx.session)).map(
    (telling): NotificationRecord => ({
      _id: newId(),
      ...telling,
      created: tx.now,
      read: null,
      gone: false,
      version: 1,
    }),
  )
  for (const record of fresh) tx.insert(Notifications, record)
  for (const shown of await withSubjects(fresh))
    tx.changed('notification', shown, [channelOfPerson(shown.person)], { unread: 1 })
}

/**
 * Tells the screens of those who were told of things that these are there again, or no longer; without `gone`, that
 * their words are others.
 */
export async function tellAnew(tx: Transaction, subjects: string[], gone?: boolean): Promise<void> {
  const which = gone === undefined ? {} : { gone: !gone }
  const found = await Notifications.find({ subject: { $in: subjects }, ...which })
    .session(tx.session)
    .lean<NotificationRecord[]>()
  await saveNotifications(tx, found, gone === undefined ? {} : { gone })
}

/** Saves what changes of notifications, and shows them anew; the number of unread ones goes along. */
export async function saveNotifications(
  tx: Transaction,
  before: NotificationRecord[],
  set: Partial<Pick<NotificationRecord, 'read' | 'gone'>>,
): Promise<void> {
  if (before.length === 0) return
  const after = before.map((record) => ({ ...record, ...set, version: record.version + 1 }))
  await Notifications.collection.bulkWrite(
    after.map(({ _id, version }) => ({
      updateOne: { filter: { _id }, update: { $set: { ...set, version } } },
    })),
    { session: tx.session },
  )
  for (const [index, shown] of (await withSubjects(after)).entries()) {
    const unread = Number(shown.read === null) - Number(before[index]?.read === null)
    tx.changed('notification', shown, [channelOfPerson(shown.person)], { unread })
  }
}
