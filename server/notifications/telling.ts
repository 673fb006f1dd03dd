import { setTimeout as pause } from 'node:timers/promises'
import { isDatabaseAway } from '../platform/data/away.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { type Change, isToldOf } from './happened.ts'
import { sweep } from './sweep.ts'
import { tell } from './tell.ts'

export type TellingOptions = {
  onFault(error: unknown): void
  /** How often the log of changes is gone through for what nobody told, in milliseconds. */
  sweepMs?: number
}

/** The most changes that are told together. */
const mostTogether = 200
/** What is written together is told together, also while people write on and on. */
const gatherMs = 25
/** Nobody's answer waits for this, so it takes at most a third of the time. */
const share = 2

/**
 * Tells people of what is committed, after it is committed. What a process that ended, or lost the database, left
 * untold is found in the log of changes: at the start, and then from time to time. Returns how to stop.
 */
export function startTelling({ onFault, sweepMs = 60_000 }: TellingOptions): () => Promise<void> {
  const waiting = new Map<string, Change>()
  let running: Promise<void> | null = null
  let stopped = false

  async function work(): Promise<void> {
    await pause(gatherMs)
    while (waiting.size > 0 && !stopped) {
      const began = performance.now()
      const keys = [...waiting.keys()].slice(0, mostTogether)
      const changes = keys.flatMap((key) => waiting.get(key) ?? [])
      for (const key of keys) waiting.delete(key)
      await attempt(() => tell(changes))
      if (waiting.size > 0) await pause(Math.max(gatherMs, (performance.now() - began) * share))
    }
  }

  /** What fails now is found by the next sweep. */
  async function attempt(what: () => Promise<void>): Promise<void> {
    try {
      await what()
    } catch (error) {
      if (!isDatabaseAway(error) && !stopped) onFault(error)
    }
  }

  const stopListening = onCommitted((changes) => {
    for (const { kind, id, entity } of changes) {
      if (!isToldOf(kind)) continue
      const key = `${kind} ${id}`
      const known = waiting.get(key)
      const version = Math.min(entity?.version ?? 2, known?.version ?? Number.POSITIVE_INFINITY)
      const isFresh = entity?.version === 1 && (known === undefined || known.fresh !== undefined)
      waiting.set(key, { kind, id, version, ...(isFresh && { fresh: entity }) })
    }
    if (waiting.size > 0 && !running && !stopped) {
      running = work().finally(() => {
        running = null
      })
    }
  })

  let sweeping: Promise<void> = attempt(() => sweep(new Date(), () => stopped))
  const timer = setInterval(() => {
    sweeping = sweeping.then(() => attempt(() => sweep(new Date(), () => stopped)))
  }, sweepMs).unref()

  return async () => {
    stopped = true
    stopListening()
    clearInterval(timer)
    await Promise.all([running, sweeping])
  }
}
