import { randomUUID } from 'node:crypto'
import type { Channel } from '../../shared/live/contract.ts'
import { commit } from '../platform/data/commit.ts'
import type { Id } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { channelOf } from './sessions.changes.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'
import { closeSession } from './sessions.service.ts'
import { type StepRecord, Steps } from './steps.model.ts'

const hour = 60 * 60 * 1000
/** How long nobody is there, and nothing happens, before an open session ends by itself. */
const quietMs = 12 * hour
/** How long after its time one that was announced is waited for. */
const overdueMs = 24 * hour

/** The system acts: the record of it names nobody. */
const system = { id: null, name: null, role: 'admin' } as const

/**
 * Ends the sessions that everybody has left, and those announced that nobody began; answers how many. Every process
 * looks, and notes whom it sees: `isWatched` knows only who reads a channel by way of this one.
 */
export async function endAbandoned(now: Date, isWatched: (channel: Channel) => boolean): Promise<number> {
  const left = await LiveSessions.find({ state: { $in: ['planned', 'open'] } }).lean<SessionRecord[]>()
  const watched = left.filter((session) => isWatched(channelOf(session)))
  if (watched.length > 0) {
    await LiveSessions.updateMany({ _id: { $in: watched.map(({ _id }) => _id) } }, { $set: { seen: now } })
  }
  let ended = 0
  for (const session of left) {
    if (watched.includes(session) || !(await isAbandoned(session, now, null))) continue
    if (await end(session._id, now)) ended++
  }
  return ended
}

async function end(_id: Id, now: Date): Promise<boolean> {
  let did = false
  const body = { operation: randomUUID() }
  await commit({ actor: system, ...body, body, channel: channelOf({ _id }) }, async (tx) => {
    const session = await LiveSessions.findById(_id).session(tx.session).lean<SessionRecord>()
    // Somebody may have come, or ended it, since.
    did = session !== null && session.state !== 'ended' && (await isAbandoned(session, now, tx.session))
    if (did && session) await closeSession(tx, session, null)
    return { location: '/sessions' }
  })
  return did
}

async function isAbandoned(
  { _id, state, planned, began, seen, created }: SessionRecord,
  now: Date,
  session: Transaction['session'] | null,
): Promise<boolean> {
  const isBefore = (at: Date | null, ms: number) => at === null || at.getTime() < now.getTime() - ms
  if (!isBefore(seen ?? null, quietMs)) return false
  if (state === 'planned') return isBefore(planned ?? created, overdueMs)
  if (!isBefore(began ?? created, quietMs)) return false
  const last = await Steps.findOne({ session: _id }).sort({ at: -1 }).session(session).lean<StepRecord>()
  return isBefore(last?.at ?? null, quietMs)
}
