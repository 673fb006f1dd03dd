import { snapToGraphemes } from '../text/boundaries.ts'
import { codePointIndex } from '../text/code-points.ts'

/** The quoted words with what stands around them (W3C Web Annotation, Text Quote Selector). */
export type TextQuoteSelector = {
  type: 'TextQuoteSelector'
  exact: string
  /** The words just before; shorter than `contextLength` only at the start of the text. */
  prefix: string
  /** The words just after; shorter than `contextLength` only at the end of the text. */
  suffix: string
}

/** A range of the text in Unicode code points, `end` not included (W3C, Text Position Selector). */
export type TextPositionSelector = { type: 'TextPositionSelector'; start: number; end: number }

export type TextSelectors = { quote: TextQuoteSelector; position: TextPositionSelector }

/** A range in Unicode code points, `end` not included. */
export type TextRange = { start: number; end: number }

/** The longest passage that can be quoted, in code points. */
export const maxQuoteLength = 20_000
/** The least and the most of a prefix or suffix, in code points. */
export const contextLength = 32
export const maxContextLength = 2_000

/**
 * Both selectors of a range given in code points, `start` < `end`. The prefix and suffix are as long as
 * makes the whole unique in the text, at least `contextLength` each; a text that repeats itself for more
 * than `maxContextLength` leaves the quote ambiguous, and then the position alone decides.
 */
export function describe(text: string, start: number, end: number): TextSelectors {
  const index = codePointIndex(text)
  if (!(start >= 0 && start < end && end <= index.length)) {
    throw new RangeError(`No words from ${start} to ${end} in a text of ${index.length} code points`)
  }
  const from = index.toUtf16(start)
  const to = index.toUtf16(end)
  for (let length = contextLength; ; length = Math.min(length * 2, maxContextLength)) {
    const around = { start: Math.max(0, start - length), end: Math.min(index.length, end + length) }
    const isLongest = length === maxContextLength
    const context = isLongest
      ? withinGraphemes(text, around)
      : snapToGraphemes(text, around.start, around.end)
    const before = index.toUtf16(context.start)
    const after = index.toUtf16(context.end)
    if (!isLongest && !isUnique(text, text.slice(before, after))) continue
    return {
      quote: {
        type: 'TextQuoteSelector',
        exact: text.slice(from, to),
        prefix: text.slice(before, from),
        suffix: text.slice(to, after),
      },
      position: { type: 'TextPositionSelector', start, end },
    }
  }
}

/** A range without the graphemes that it would cut at its ends: the longest context takes in no more than it may. */
function withinGraphemes(text: string, { start, end }: TextRange): TextRange {
  const first = snapToGraphemes(text, start, start + 1)
  return { start: first.start < start ? first.end : start, end: snapToGraphemes(text, end, end).start }
}

function isUnique(text: string, words: string): boolean {
  return text.indexOf(words, text.indexOf(words) + 1) < 0
}
