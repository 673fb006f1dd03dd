/** What makes one text of another: at `at`, in UTF-16 units, `removed` of them go and `added` comes. */
export type Difference = { at: number; removed: number; added: string }

/**
 * The smallest one change that makes `after` of `before`; null where they are the same. `caret` is where the caret
 * stands after it: of several places that give the same text, such as in "aaa", it is the one where somebody typed.
 */
export function difference(before: string, after: string, caret: number): Difference | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  // Typing, deleting and pasting leave everything behind the caret as it was.
  const mostEnd = Math.min(shorter, Math.max(0, after.length - caret))
  let end = 0
  while (end < mostEnd && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  let start = 0
  while (start < shorter - end && before[start] === after[start]) start++
  // Nor was it changed just behind the caret, where only what stands before it is another: an undo of the browser's.
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (splits(before, start) || splits(after, start)) start--
  if (splits(before, before.length - end) || splits(after, after.length - end)) end--
  return { at: start, removed: before.length - end - start, added: after.slice(start, after.length - end) }
}

/** Whether a place is in the middle of a surrogate pair: halves of one are no letters, and would not come through. */
const splits = (text: string, at: number): boolean =>
  isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** A text in pieces of at most `most` UTF-16 units, none of which ends within a surrogate pair. */
export function pieces(text: string, most: number): string[] {
  const cut: string[] = []
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + most)
    if (splits(text, to)) to--
    cut.push(text.slice(from, to))
    from = to
  }
  return cut
}
