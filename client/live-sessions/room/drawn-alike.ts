import { useEffect } from 'preact/hooks'
import type { PageState } from '../../../shared/live/state.ts'
import { useStore } from '../../live/store.ts'

/**
 * Whether nothing that a room draws is another. Steps of shared notes are heard by their field alone, and the number
 * that a channel stands at is seen by nobody.
 */
export function isDrawnAlike(before: PageState, after: PageState): boolean {
  return (
    isAlike(before, after, ['channels', 'tables']) &&
    isAlike(before.tables, after.tables, ['jotting']) &&
    countsIn(before) === countsIn(after)
  )
}

/** Whether all parts are the very same, but for some. */
const isAlike = <T extends object>(one: T, other: T, but: readonly (keyof T & string)[]) =>
  (Object.keys(one) as (keyof T & string)[]).every((name) => but.includes(name) || one[name] === other[name])

const countsIn = ({ channels }: PageState) =>
  JSON.stringify(Object.entries(channels).map(([channel, { counts }]) => [channel, counts]))

/** While somebody types in the shared notes the room stays as it is drawn. */
export function useStillness(): void {
  const store = useStore()
  useEffect(() => {
    store.isStill = isDrawnAlike
    return () => {
      delete store.isStill
    }
  }, [store])
}
