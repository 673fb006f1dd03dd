import type { TextRange } from '../../../shared/annotations/selectors.ts'
import { snapToWords } from '../../../shared/text/boundaries.ts'
import { codePointIndex, codePointLength } from '../../../shared/text/code-points.ts'

/**
 * What a selection covers of one paragraph on the screen. `start`: the paragraph's place in the whole text, in code
 * points; `words`: the paragraph; `from` and `to`: UTF-16 offsets in it, as the DOM counts.
 */
export type Covered = { start: number; words: string; from: number; to: number }

/**
 * The passage of `text` that a selection covers, given what it covers of each paragraph, in order: whole words, without
 * white space at its ends. Null when nothing but white space is covered.
 */
export function passageOf(text: string, covered: readonly Covered[]): TextRange | null {
  const [first, last] = [covered[0], covered.at(-1)]
  if (!first || !last) return null
  const start = first.start + codePointLength(first.words.slice(0, first.from))
  const end = last.start + codePointLength(last.words.slice(0, last.to))
  const index = codePointIndex(text)
  const selected = text.slice(index.toUtf16(start), index.toUtf16(end))
  const words = selected.trim()
  if (words === '') return null
  const leading = codePointLength(selected.slice(0, selected.indexOf(words)))
  return snapToWords(text, start + leading, start + leading + codePointLength(words))
}
