import { randomUUID } from 'node:crypto'
import { commit } from '../platform/data/commit.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'
import { logStep } from './steps.model.ts'

/** How long after a fault it is tried again, in milliseconds: the database may be away. */
const patience = 5_000

/** The system acts: nobody runs a timer out. */
const system = { id: null, name: null, role: 'admin' } as const

const alarms = new Map<string, NodeJS.Timeout>()
let onFault: (error: unknown) => void = () => {}

/**
 * Writes into a session's log that its timer ran out, at the moment in which it did, once. Whoever takes a timer away,
 * or ends the session, asks for it first: what ran out while no server ran is in the log as well.
 */
export async function logTimerRan(tx: Transaction, { _id, timer }: SessionRecord): Promise<void> {
  if (!timer || timer.ran || timer.ends > tx.now) return
  const set = { $set: { 'timer.ran': true } }
  await LiveSessions.collection.updateOne({ _id }, set as never, { session: tx.session })
  logStep(tx, _id, null, { kind: 'timer-ran' }, timer.ends)
}

/** Sees to it that a session's timer is logged when it runs out. A later one takes the place of an earlier one. */
export function awaitTimer(session: string, ends: Date): void {
  clearTimeout(alarms.get(session))
  const ring = () => {
    alarms.delete(session)
    runOut(toId(session)).catch((error: unknown) => {
      onFault(error)
      awaitTimer(session, new Date(Date.now() + patience))
    })
  }
  // A moment later than it ends, so that it surely has.
  alarms.set(session, setTimeout(ring, Math.max(0, ends.getTime() - Date.now()) + 5).unref())
}

async function runOut(_id: Id): Promise<void> {
  const body = { operation: randomUUID() }
  await commit({ actor: system, ...body, body, channel: `session:${_id.toHexString()}` }, async (tx) => {
    const session = await LiveSessions.findById(_id).session(tx.session).lean<SessionRecord>()
    if (session?.state === 'open') await logTimerRan(tx, session)
    return { location: '/sessions' }
  })
}

/** Takes up the timers that run, and those that ran out while no server did. Answers how to stop. */
export async function watchTimers(fault: (error: unknown) => void): Promise<() => void> {
  onFault = fault
  const running = await LiveSessions.find({ state: 'open', timer: { $ne: null } }).lean<SessionRecord[]>()
  for (const { _id, timer } of running) if (timer && !timer.ran) awaitTimer(_id.toHexString(), timer.ends)
  return () => {
    for (const alarm of alarms.values()) clearTimeout(alarm)
    alarms.clear()
  }
}
