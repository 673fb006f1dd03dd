import { createHash } from 'node:crypto'
import { Problem } from '../platform/http/problem.ts'
import { fold } from './accounts.model.ts'
import { LoginAttempts } from './login-attempts.model.ts'

/** So many wrong log-ins an account may have in a stretch of time, from all addresses together. */
export const mostWrong = 10
const stretch = 15 * 60 * 1000

/**
 * Counts a log-in as wrong before its password is looked at, so that many at once cannot slip through; a right one
 * takes the count back with `forgetAttempts`. The count stands in the database and holds for all processes.
 * @throws {Problem} `too-many`
 */
export async function countAttempt(who: string, now: Date): Promise<void> {
  const { _id, until } = attemptsOf(who, now)
  const counted = await LoginAttempts.findOneAndUpdate(
    { _id },
    { $inc: { wrong: 1 }, $setOnInsert: { until } },
    { upsert: true, returnDocument: 'after' },
  ).lean()
  if (counted && counted.wrong <= mostWrong) return
  throw new Problem('too-many', {
    message: 'There were many wrong attempts to log in here. Please wait a quarter of an hour and try again.',
  })
}

export async function forgetAttempts(who: string, now: Date): Promise<void> {
  await LoginAttempts.deleteOne({ _id: attemptsOf(who, now)._id })
}

/** Counts for a login that no account has. Hashed: people type passwords into the wrong field. */
export const strangerOf = (login: string): string =>
  `stranger-${createHash('sha256').update(fold(login)).digest('base64url')}`

function attemptsOf(who: string, now: Date): { _id: string; until: Date } {
  const number = Math.floor(now.getTime() / stretch)
  return { _id: `${who}:${number}`, until: new Date((number + 1) * stretch) }
}
