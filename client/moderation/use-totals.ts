import { useEffect, useRef, useState } from 'preact/hooks'
import { moderationQueue } from '../../shared/live/contract.ts'
import type { PageState } from '../../shared/live/state.ts'
import type { QueueName } from '../../shared/moderation/views.ts'
import { usePage } from '../live/store.ts'
import { usePageOf } from '../pages/of-kind.ts'

/** How long after something happened in the queue its parts are counted again, in milliseconds. */
const pause = 1_000

type Totals = Record<QueueName, number>

/**
 * How much is in each queue: counted again by the server after something happened there, so that it never drifts. One's
 * own decisions are answered with the numbers after them, which `count` takes in at once.
 */
export function useTotals(): { totals: Totals; count: (told: Totals | undefined) => void } {
  const { totals } = usePageOf('moderation')
  const { channels, path } = usePage()
  const seq = channels[moderationQueue]?.seq
  const counted = useRef(seq)
  const [fresh, setFresh] = useState(totals)
  useEffect(() => {
    if (seq === counted.current) return
    const timer = setTimeout(() => {
      counted.current = seq
      fetch(path, { headers: { accept: 'application/json' }, cache: 'no-store' })
        .then((response) => response.json())
        .then(({ page }: PageState) => page.kind === 'moderation' && setFresh(page.totals))
        // The next event counts again.
        .catch(() => {})
    }, pause)
    return () => clearTimeout(timer)
  }, [seq, path])
  return { totals: fresh, count: (told) => told && setFresh(told) }
}
