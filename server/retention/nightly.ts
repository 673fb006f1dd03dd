import type { Logger } from 'pino'
import type { Channel } from '../../shared/live/contract.ts'
import { count } from '../../shared/text/plural.ts'
import { endAbandoned } from '../live-sessions/abandoned.ts'
import { finishSweeps, resumeSweeps } from '../privacy/sweep.ts'
import { recountNow } from './health.service.ts'
import { Nights, theNight } from './retention.model.ts'
import { eraseWithdrawn } from './withdrawn.ts'

/** The hour, in UTC, from which on a night's work is begun; later where no process was there at that time. */
const fromHour = 2
const lookEveryMs = 10 * 60 * 1000
/** So long a piece of the work may take before another process takes it for left lying. */
const patienceMs = 60 * 60 * 1000

/** What is done each night, and how it is told; one that fails doesn't keep the others from being done. */
const works: ((now: Date) => Promise<string>)[] = [
  async (now) => `Erased: ${count(await eraseWithdrawn(now), 'withdrawn thing')}.`,
  async (now) => `Names that were to go, looked at again: ${await finishSweeps(now)}.`,
  async () => `Recounted: ${count(await recountNow(), 'count')} wrong.`,
]

/**
 * Looks from time to time whether a night's work, or a name that was begun to be replaced, is to be done, and ends the
 * sessions that everybody has left. `isWatched` says whether somebody reads a channel by way of this process. Returns
 * how to stop.
 */
export function startNightly(log: Logger, isWatched: (channel: Channel) => boolean): () => void {
  async function work(): Promise<void> {
    await resumeSweeps(new Date())
    await endAbandoned(new Date(), isWatched)
    const failed = await doNight(new Date())
    if (failed) log.error({ failed }, 'a night’s work failed')
  }
  const look = () => void work().catch((error: unknown) => log.error({ error }, 'a night’s work failed'))
  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Does this night's work unless it is done, or being done by another process. Answers what failed; null for nothing. */
export async function doNight(now: Date): Promise<string | null> {
  if (now.getUTCHours() < fromHour || !(await isOurs(now))) return null
  const failed: string[] = []
  for (const each of works) {
    const until = new Date(Date.now() + patienceMs)
    try {
      const line = await each(now)
      await Nights.updateOne({ _id: theNight }, { $push: { done: line }, $set: { until } })
    } catch (error) {
      failed.push((error as Error).message)
    }
  }
  const sentence = failed.length > 0 ? failed.join(' ') : null
  await Nights.updateOne({ _id: theNight }, { $set: { finished: new Date(), failed: sentence } })
  return sentence
}

/** Moves the lock on to this night; of several processes one gets it. */
async function isOurs(now: Date): Promise<boolean> {
  const night = now.toISOString().slice(0, 10)
  const isDue = { $or: [{ night: { $lt: night } }, { night, finished: null, until: { $lt: now } }] }
  const until = new Date(now.getTime() + patienceMs)
  const begun = { night, begun: now, until, finished: null, done: [], failed: null }
  try {
    await Nights.findOneAndUpdate({ _id: theNight, ...isDue }, { $set: begun }, { upsert: true })
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code === 11_000) return false
    throw error
  }
}
