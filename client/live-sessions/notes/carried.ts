/** A change of a text as Yjs tells of it: what stays, what comes, what goes, from the beginning on; UTF-16 units. */
export type Delta = readonly {
  retain?: number | undefined
  insert?: unknown
  delete?: number | undefined
}[]

/**
 * Where a place is after a change. What comes in at the very place leaves it `before` that or puts it `after`: a caret
 * stays beside the letter that was typed, and a selection covers the same letters as before.
 */
export function carried(delta: Delta, place: number, side: 'before' | 'after'): number {
  let at = 0
  let now = place
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    at += retain
    if (at > now) return now
    if (typeof insert === 'string') {
      if (at < now || side === 'after') now += insert.length
      at += insert.length
    }
    now -= Math.min(gone, Math.max(0, now - at))
  }
  return now
}
