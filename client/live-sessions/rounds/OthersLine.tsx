import { useEffect } from 'preact/hooks'
import { usePage } from '../../live/store.ts'
import { usePageOf } from '../../pages/of-kind.ts'
import { keep, kept } from '../following/elsewhere.ts'
import { othersAsked, othersField, useRoundAlone } from './own-marks.ts'

/**
 * Says whose marks are seen in the round that is on, and shows those of others to whoever asks for them: a form that
 * needs no script. It is remembered for this round, by the address and, on the way to another part, by the tab.
 */
export function OthersLine({ round, others }: { round: string; others: number }) {
  const { session, part } = usePageOf('session')
  const { viewer } = usePage()
  const isAlone = useRoundAlone() !== null
  const keptAs = `others in ${session}`
  useEffect(() => {
    if (kept(keptAs) === round) othersAsked.set({ round, shown: true })
  }, [keptAs, round])

  function ask(event: Event) {
    event.preventDefault()
    const address = new URL(location.href)
    if (isAlone) address.searchParams.set(othersField, round)
    else address.searchParams.delete(othersField)
    history.replaceState(history.state, '', address)
    keep(keptAs, isAlone ? round : null)
    othersAsked.set({ round, shown: isAlone })
  }

  return (
    <form class="others-line" method="get" action={`/sessions/${session}`} onSubmit={ask}>
      <span>
        {!isAlone ? (
          'You see others’ marks too.'
        ) : viewer.id === null ? (
          'No marks are shown until the reveal.'
        ) : (
          <>
            You see your own marks only<span class="strip-how">, until the reveal</span>.
          </>
        )}
      </span>
      {part > 1 && <input type="hidden" name="part" value={part} />}
      {isAlone && <input type="hidden" name={othersField} value={round} />}
      <button type="submit" class="quiet" aria-pressed={!isAlone}>
        Show the {others.toLocaleString('en-GB')}
        <span> by {others === 1 ? 'another' : 'others'}</span>
      </button>
    </form>
  )
}
