import { useEffect, useState } from 'preact/hooks'
import type { SessionView } from '../../../shared/live-sessions/views.ts'
import { sayDateTime } from '../../../shared/text/dates.ts'
import { announce } from '../../live/announce.ts'
import { useCell } from '../../live/cell.ts'
import { askTheTime, serverAhead } from './server-clock.ts'
import { sayLeft, sayPassing, secondsUntil } from './time-left.ts'

type Props = { timer: NonNullable<SessionView['timer']> }

/** The time that is left, counted down by the server's clock; without script, until when it runs. */
export function Timer({ timer }: Props) {
  const left = useTimeLeft(Date.parse(timer.ends))
  const state = left === null ? '' : left === 0 ? ' is-up' : left <= 60 ? ' is-short' : ''
  return (
    <p class={`timer${state}`} role="timer" aria-label="Timer">
      {left === null ? `until ${clockOf(timer.ends)}` : left === 0 ? 'Time is up' : sayLeft(left)}
    </p>
  )
}

const clockOf = (moment: string) => sayDateTime(moment).replace(/^.*, /, '')

/** Whole seconds until `ends`, again each second; null until script counts. Says the last minute and the end. */
function useTimeLeft(ends: number): number | null {
  const ahead = useCell(serverAhead)
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    void askTheTime()
    // A clock may have been put right while the page slept.
    const woken = () => document.visibilityState === 'visible' && void askTheTime()
    document.addEventListener('visibilitychange', woken)
    return () => document.removeEventListener('visibilitychange', woken)
  }, [ends])
  useEffect(() => {
    let before: number | null = null
    let next: ReturnType<typeof setTimeout>
    const look = () => {
      const now = Date.now() + ahead
      const seconds = secondsUntil(ends, now)
      const words = before === null ? null : sayPassing(before, seconds)
      if (words) announce(words, 'timer')
      before = seconds
      setLeft(seconds)
      // A little after the second has turned, so that it surely has.
      if (seconds > 0) next = setTimeout(look, ((ends - now) % 1_000) + 5)
    }
    look()
    return () => clearTimeout(next)
  }, [ends, ahead])
  return left
}
