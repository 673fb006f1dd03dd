import { channelOfSession } from '../../shared/live/contract.ts'
import { foundById } from '../platform/data/found-by-id.ts'
import type { Id } from '../platform/data/ids.ts'
import { saveNextVersion } from '../platform/data/next-version.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type RoundRecord, Rounds } from './rounds.model.ts'
import { type SeatRecord, Seats } from './seats.model.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'

type DataSession = Transaction['session'] | null

/** @throws {Problem} `not-found` */
export const sessionIn = (session: DataSession, id: string): Promise<SessionRecord> =>
  foundById<SessionRecord>(LiveSessions, session, id)

/** Somebody's seat; null where they have none. */
export async function seatIn(
  session: DataSession,
  of: Id,
  person: string | null,
): Promise<SeatRecord | null> {
  if (person === null) return null
  return Seats.findOne({ session: of, 'person.id': person }).session(session).lean<SeatRecord>()
}

export const channelOf = ({ _id }: Pick<SessionRecord, '_id'>) => channelOfSession(_id.toHexString())

/**
 * Saves what changes of a session and tells its screens; those of its subject as well where it opens or ends, somebody
 * joins, or it has another title.
 */
export async function saveSession(
  tx: Transaction,
  before: SessionRecord,
  set: Partial<SessionRecord>,
  action: string | null,
): Promise<SessionRecord> {
  const changed = await saveNextVersion(tx, LiveSessions, before, set)
  const isNews = (['state', 'seats', 'title'] as const).some((what) => changed[what] !== before[what])
  tx.changed('session', changed, [channelOf(changed), ...(isNews ? [changed.subject] : [])])
  if (action !== null) tx.record(action, 'session', changed)
  return changed
}

export async function saveSeat(
  tx: Transaction,
  before: SeatRecord,
  set: Partial<SeatRecord>,
): Promise<SeatRecord> {
  const changed = await saveNextVersion(tx, Seats, before, set)
  tx.changed('seat', changed, [channelOfSession(before.session.toHexString())])
  return changed
}

export async function saveRound(
  tx: Transaction,
  before: RoundRecord,
  set: Partial<RoundRecord>,
): Promise<void> {
  const changed = await saveNextVersion(tx, Rounds, before, set)
  tx.changed('round', changed, [channelOfSession(before.session.toHexString())])
}
