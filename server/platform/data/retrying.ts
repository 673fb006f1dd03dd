import { setTimeout as pause } from 'node:timers/promises'
import type { ClientSession } from 'mongoose'

/** How long a write is tried again before the person is told to try later, in milliseconds. */
const patience = 8_000

const isLabelled = (error: unknown, label: string) =>
  (error as { hasErrorLabel?: (label: string) => boolean }).hasErrorLabel?.(label) === true

/** The database says that the whole transaction may be tried again: another was in its way, or it lost us. */
export const mayTryAgain = (error: unknown) => isLabelled(error, 'TransientTransactionError')

/**
 * Does the work in a transaction and commits it; what may be tried again is tried again, `work` included. The driver
 * has the same, but goes on for two minutes while the database is away, which is too long for somebody who waits.
 * @throws what `work` or the database throws, and what may be tried again when it took longer than `patienceMs`.
 */
export async function inTransaction(
  session: ClientSession,
  work: () => Promise<void>,
  patienceMs = patience,
): Promise<void> {
  const end = Date.now() + patienceMs
  for (let tries = 1; ; tries++) {
    session.startTransaction()
    try {
      await work()
      await commitUntil(session, end)
      return
    } catch (error) {
      if (session.inTransaction()) await session.abortTransaction().catch(() => {})
      if (!mayTryAgain(error) || Date.now() > end) throw error
    }
    await pause(Math.random() * Math.min(500, 5 * 2 ** tries))
  }
}

/** Committing twice is harmless, so it is asked for again until it is known whether it happened. */
async function commitUntil(session: ClientSession, end: number): Promise<void> {
  for (;;) {
    try {
      await session.commitTransaction()
      return
    } catch (error) {
      if (!isLabelled(error, 'UnknownTransactionCommitResult') || Date.now() > end) throw error
    }
    await pause(Math.random() * 100)
  }
}
