import { count } from './plural.ts'

/** How long something took, in whole minutes: 'under a minute', '1 minute', '1 hour 15 minutes'. `ms` in milliseconds. */
export function saySpan(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000)
  if (minutes === 0) return 'under a minute'
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && count(hours, 'hour'), rest > 0 && count(rest, 'minute')].filter(Boolean).join(' ')
}
