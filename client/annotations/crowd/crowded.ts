import type { Paragraph } from '../marks/paragraphs.ts'
import type { MarkedSpan } from '../marks/spans.ts'

/**
 * From more marks than this on an excerpt, only those near what is being read are elements: the rest is painted. Where
 * nothing is painted yet, or ever, words are drawn marked without saying by whom.
 */
export const crowd = 500

/** Whether this browser can paint words without elements. */
export const canPaint = (): boolean => typeof Highlight !== 'undefined'

/** The paragraphs that were drawn, by where they start, with what they were made of; `here` is null for words alone. */
export type KeptParagraphs = Map<
  number,
  { line: string; here: readonly MarkedSpan[] | null; paragraph: Paragraph }
>

/** What of a text with very many marks is near what is being read. */
export type Near = {
  /** The paragraphs, by where they start. */
  starts: ReadonlySet<number>
  /** Makes the function that tells whether a place of the text lies in one of them. */
  within(text: string): (place: number) => boolean
  /** The text in paragraphs: the near ones in pieces, each of the others as one piece. */
  cut(text: string, spans: readonly MarkedSpan[], kept: KeptParagraphs): Paragraph[]
}
