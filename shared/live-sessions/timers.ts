import type { SessionStep } from './views.ts'

/** A timer of a session, from its log. `ran` is when it ran out; null where it was taken away or restarted before. */
export type TimerLine = { at: string; by: string; seconds: number; ran: string | null }

/** The timers of a session in the order they were started; one that still runs has not run out. */
export function timersIn(steps: readonly SessionStep[]): TimerLine[] {
  const timers: TimerLine[] = []
  for (const { at, by, what } of steps) {
    const last = timers.at(-1)
    if (what.kind === 'timer' && what.seconds !== null)
      timers.push({ at, by: by?.name ?? '', seconds: what.seconds, ran: null })
    if (what.kind === 'timer-ran' && last) last.ran = at
  }
  return timers
}
