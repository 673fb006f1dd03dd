import { codePointIndex } from '../text/code-points.ts'
import { type Change, difference } from '../text/difference/difference.ts'
import { graphemeCutter } from '../text/grapheme-edges.ts'
import { turnedRound } from './negations.ts'
import type { TextRange } from './selectors.ts'

/**
 * Where an anchor is after an edit, in code points of the new text.
 * 'exact': the same words at the same position. 'moved': the same words elsewhere. 'changed': the words that
 * stand for it now; they differ, or the word that they are a part of does, or a negation came into their clause or
 * left it; for a person to decide about.
 * 'orphan': nothing of it is left; the range is empty, where it would have been.
 */
export type PlacedAnchor = TextRange & { state: 'exact' | 'moved' | 'changed' | 'orphan' }

const anyWord = /[\p{L}\p{N}]/u

/**
 * Takes anchors, in code points of the text before an edit, through to the text after it; answers in the same
 * order. It follows the difference between the two texts and never searches for similar words. Mapping by the
 * reverse edit takes every 'exact' and 'moved' anchor back to where it was.
 */
export function mapAnchors(before: string, after: string, anchors: readonly TextRange[]): PlacedAnchor[] {
  const { changes, moves } = difference(before, after)
  const from = codePointIndex(before)
  const to = codePointIndex(after)
  const cutBefore = graphemeCutter(before)
  const cutNow = graphemeCutter(after)
  const rangeOf = (found: TextRange) => ({
    start: to.toCodePoint(found.start),
    end: to.toCodePoint(found.end),
  })
  // A character that has grown at an edge, say by an accent, belongs to what stands there now as a whole.
  const whole = ({ start, end }: TextRange) =>
    start < end ? { start: cutNow(start)?.start ?? start, end: cutNow(end)?.end ?? end } : { start, end }
  return anchors.map((anchor) => {
    const start = from.toUtf16(anchor.start)
    const end = from.toUtf16(anchor.end)
    const kept = start < end ? (keptWhole(changes, start, end) ?? keptWhole(moves, start, end)) : undefined
    // The same letters are other words where they have become a part of another character, or were one.
    const isSame = (place: TextRange) =>
      !cutBefore(start) === !cutNow(place.start) && !cutBefore(end) === !cutNow(place.end)
    const turned = kept && turnedRound(before, { start, end }, after, kept)
    if (kept && !turned && isSame(kept)) {
      const range = rangeOf(kept)
      return { ...range, state: range.start === anchor.start ? 'exact' : 'moved' }
    }
    const words = before.slice(start, end)
    const found = whole(turned ?? kept ?? trimmedLike(words, after, follow(before, changes, start, end)))
    const range = rangeOf(found)
    const wordsNow = after.slice(found.start, found.end)
    const isLost = wordsNow.trim() === '' || (anyWord.test(words) && !anyWord.test(wordsNow))
    return isLost ? { start: range.start, end: range.start, state: 'orphan' } : { ...range, state: 'changed' }
  })
}

/** The new place of words that lie within one piece that stayed or moved as a whole, in UTF-16 offsets. */
function keptWhole(pieces: readonly Change[], start: number, end: number): TextRange | undefined {
  const piece = pieces[firstEndingAfter(pieces, start)]
  if (!piece?.same || start < piece.beforeStart || end > piece.beforeEnd) return undefined
  const by = piece.afterStart - piece.beforeStart
  return { start: start + by, end: end + by }
}

/**
 * What stands for words that were edited: the pieces of them that stayed and what replaced whole pieces; a
 * replaced stretch that goes beyond the words says nothing of them, unless it was a single word.
 */
function follow(before: string, pieces: readonly Change[], start: number, end: number): TextRange {
  const first = pieces[firstEndingAfter(pieces, start)]
  const last = pieces[firstEndingAfter(pieces, end - 1)]
  if (!first || !last) return { start: 0, end: 0 }
  const stands = ({ beforeStart, beforeEnd }: Change) =>
    (start <= beforeStart && beforeEnd <= end) || !/\s/.test(before.slice(beforeStart, beforeEnd).trim())
  const keptFrom = first.same ? first.afterStart + start - first.beforeStart : undefined
  const keptTo = last.same ? last.afterStart + end - last.beforeStart : undefined
  const from = keptFrom ?? (stands(first) ? first.afterStart : first.afterEnd)
  const to = keptTo ?? (stands(last) ? last.afterEnd : last.afterStart)
  return from < to ? { start: from, end: to } : { start: to, end: to }
}

/** The number of the first piece that ends beyond an offset of the first text. */
function firstEndingAfter(pieces: readonly Change[], offset: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pieces[middle] as Change).beforeEnd > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** Leaves off the space that removed words leave behind at an edge where the anchor had none. */
function trimmedLike(words: string, text: string, range: TextRange): TextRange {
  const now = text.slice(range.start, range.end)
  const lead = /^\s/.test(words) ? 0 : now.length - now.trimStart().length
  const tail = /\s$/.test(words) ? 0 : now.length - now.trimEnd().length
  return { start: range.start + lead, end: Math.max(range.start + lead, range.end - tail) }
}
