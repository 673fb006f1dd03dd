/** Whole seconds until a moment; 0 once it has come. Both in milliseconds by the same clock. */
export const secondsUntil = (ends: number, now: number): number =>
  Math.max(0, Math.ceil((ends - now) / 1_000))

/** Seconds as a clock shows them: 272 is '4:32'. */
export function sayLeft(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return `${minutes}:${String(rest).padStart(2, '0')}`
}

/**
 * What is said aloud as the time runs, from what was left before to what is left now: at one minute and at the end,
 * each once. Whoever comes after that has it before their eyes.
 */
export function sayPassing(before: number, now: number): string | null {
  if (before > 0 && now === 0) return 'Time is up.'
  if (before > 60 && now <= 60) return 'One minute left.'
  return null
}
