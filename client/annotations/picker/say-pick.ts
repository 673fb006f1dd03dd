import type { TextRange } from '../../../shared/annotations/selectors.ts'
import { codePointSlice } from '../../../shared/text/code-points.ts'
import { opening } from '../../../shared/text/opening.ts'
import { count } from '../../../shared/text/plural.ts'

/** The longest passage that is said in full, in UTF-16 units: about what is heard in a quarter of a minute. */
const longest = 240

/**
 * What a screen reader is told of a passage being picked: its words; where it has grown or shrunk at one end, the
 * words that came or went, and how many are picked now.
 */
export function sayPick(text: string, before: TextRange | null, now: TextRange): string {
  const words = (start: number, end: number) => shortened(codePointSlice(text, start, end))
  const isSame = before?.start === now.start && before.end === now.end
  if (!before || isSame || (before.start !== now.start && before.end !== now.end)) {
    return words(now.start, now.end)
  }
  const [change, hasGrown] =
    before.start === now.start
      ? [words(Math.min(before.end, now.end), Math.max(before.end, now.end)), now.end > before.end]
      : [
          words(Math.min(before.start, now.start), Math.max(before.start, now.start)),
          now.start < before.start,
        ]
  const size = codePointSlice(text, now.start, now.end).split(/\s+/).filter(Boolean).length
  return `${change}: ${hasGrown ? 'added' : 'left out'}. ${count(size, 'word')} picked.`
}

function shortened(words: string): string {
  const said = words.trim()
  return said.length > longest ? opening(said, longest) : said
}
