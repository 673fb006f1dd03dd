import { changesLoggedSince } from '../platform/data/log.ts'
import { type Change, isToldOf } from './happened.ts'
import { Cursors } from './notifications.model.ts'
import { tell } from './tell.ts'

const cursor = 'notifications'
const minute = 60_000
/** A write may take so long that what was begun before stands in the log after. */
const overlap = minute
/** Where nobody has gone through the log yet, there is nobody yet who follows anything. */
const firstLook = 60 * minute

/**
 * Goes through the log of changes from where it was last gone through, and tells what has not been told: what a
 * process committed and didn't live to tell. Several processes may do so at the same time.
 */
export async function sweep(now: Date, isStopped: () => boolean): Promise<void> {
  const known = await Cursors.findById(cursor).lean()
  const since = new Date((known?.until?.getTime() ?? now.getTime() - firstLook) - overlap)
  for await (const logged of changesLoggedSince(since)) {
    if (isStopped()) return
    await tell(distinct(logged))
  }
  await Cursors.updateOne({ _id: cursor }, { $max: { until: now } }, { upsert: true })
}

function distinct(changes: Change[]): Change[] {
  const kept = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.kind} ${change.id}`
    const version = Math.min(change.version, kept.get(key)?.version ?? change.version)
    if (isToldOf(change.kind)) kept.set(key, { ...change, version })
  }
  return [...kept.values()]
}
