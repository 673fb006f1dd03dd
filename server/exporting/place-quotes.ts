import { findQuotes } from '../../shared/annotations/find-quotes.ts'
import { describe, type TextSelectors } from '../../shared/annotations/selectors.ts'
import type { HypothesisAnnotation } from '../../shared/exporting/hypothesis.schema.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import { snapToGraphemes } from '../../shared/text/boundaries.ts'
import { codePointLength } from '../../shared/text/code-points.ts'

/** Where a quotation from elsewhere stands here. `quoted` are its words as they were there. */
export type PlacedQuote = { given: HypothesisAnnotation; quoted: string } & (
  | { state: 'exact' | 'changed'; excerpt: ExcerptView; selectors: TextSelectors }
  | { state: 'orphan' }
)

/** Parts the excerpts, so that no words run on from one to the next. */
const between = '\n\n'

/** Looks for the quotations in all the excerpts at once; each lies within one, or nowhere. */
export function placeQuotes(
  given: readonly HypothesisAnnotation[],
  excerpts: readonly ExcerptView[],
): PlacedQuote[] {
  const quotes = given.map(({ target }) =>
    target
      .flatMap(({ selector }) => selector)
      .find(({ type, exact }) => type === 'TextQuoteSelector' && exact),
  )
  const text = excerpts.map((excerpt) => excerpt.text).join(between)
  const found = findQuotes(
    text,
    quotes.map((quote) => ({
      exact: quote?.exact ?? '',
      prefix: quote?.prefix ?? '',
      suffix: quote?.suffix ?? '',
    })),
  )
  let at = 0
  const places = excerpts.map((excerpt) => {
    const start = at
    const end = start + codePointLength(excerpt.text)
    at = end + between.length
    return { excerpt, start, end }
  })
  return given.map((each, index) => {
    const quoted = quotes[index]?.exact ?? ''
    const range = found[index]
    const place = range && places.find(({ start, end }) => start <= range.start && range.end <= end)
    if (!range || !place || range.state === 'orphan' || range.start >= range.end)
      return { given: each, quoted, state: 'orphan' }
    const { excerpt } = place
    const { start, end } = snapToGraphemes(excerpt.text, range.start - place.start, range.end - place.start)
    const state = range.state === 'exact' ? 'exact' : 'changed'
    return { given: each, quoted, state, excerpt, selectors: describe(excerpt.text, start, end) }
  })
}
