import { useRef } from 'preact/hooks'

/** The list of the drawing before while it holds the very same things: what is made of it need not be made anew. */
export function useSame<Thing>(list: readonly Thing[]): readonly Thing[] {
  const held = useRef(list)
  const isSame = held.current.length === list.length && list.every((thing, i) => held.current[i] === thing)
  if (!isSame) held.current = list
  return held.current
}
