import { useRef } from 'preact/hooks'

/** Whether two lists hold the very same things, or neither is there. */
export const isSameList = <Thing>(a: readonly Thing[] | null, b: readonly Thing[] | null): boolean =>
  a === b || (a !== null && a.length === b?.length && a.every((thing, i) => b[i] === thing))

/** The list of the drawing before while it holds the very same things: what is made of it need not be made anew. */
export function useSame<Thing>(list: readonly Thing[]): readonly Thing[] {
  const held = useRef(list)
  if (!isSameList(held.current, list)) held.current = list
  return held.current
}
