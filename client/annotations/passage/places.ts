import { codePointIndex, codePointLength } from '../../../shared/text/code-points.ts'

/** A place of the whole text on the screen: in which paragraph, and how many UTF-16 units into it. */
export type Spot = { paragraph: number; offset: number }

/**
 * Where a code point position lies among paragraphs given by their start and words. A place between paragraphs is
 * the end of the one before it, or the beginning of the next when `side` is 'start'. Only the words of the paragraph
 * that it is in are looked at, however many there are.
 */
export function spotOf(
  paragraphs: readonly { start: number; readonly words: string }[],
  position: number,
  side: 'start' | 'end',
): Spot | null {
  const last = lastBefore(paragraphs, side === 'start' ? position + 1 : position)
  const words = paragraphs[last]?.words ?? ''
  const isBeyond = side === 'start' && position >= (paragraphs[last]?.start ?? 0) + codePointLength(words)
  const paragraph = isBeyond ? last + 1 : last
  const found = paragraphs[paragraph]
  if (!found) return null
  return {
    paragraph,
    offset: codePointIndex(isBeyond ? found.words : words).toUtf16(position - found.start),
  }
}

/** The number of the last paragraph that starts before a position; -1 for none. */
function lastBefore(paragraphs: readonly { start: number }[], position: number): number {
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((paragraphs[middle]?.start ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low - 1
}
