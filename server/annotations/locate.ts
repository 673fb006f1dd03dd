import type { Passage } from '../../shared/annotations/annotations.schema.ts'
import { resolve } from '../../shared/annotations/resolve.ts'
import { describe, type TextRange, type TextSelectors } from '../../shared/annotations/selectors.ts'
import { snapToGraphemes } from '../../shared/text/boundaries.ts'
import { codePointLength, toNfc } from '../../shared/text/code-points.ts'
import { Problem } from '../platform/http/problem.ts'

/**
 * The selectors of a passage that somebody marked in `text`: at the place they gave, if their words stand there, else
 * at the only place that has them. Never in the middle of a character as people see it.
 * @throws {Problem} `passage-not-found`, with the field `exact`.
 */
export function locate(text: string, passage: Passage): TextSelectors {
  const range = find(text, passage)
  if (!range) {
    const problem = new Problem('passage-not-found')
    throw new Problem('passage-not-found', {
      fields: [{ field: 'exact', code: 'passage-not-found', message: problem.message }],
    })
  }
  const { start, end } = snapToGraphemes(text, range.start, range.end)
  return describe(text, start, end)
}

function find(
  text: string,
  { exact, prefix = '', suffix = '', start = 0, end = 0 }: Passage,
): TextRange | null {
  const words = toNfc(exact)
  const selectors = (quoted: string): TextSelectors => ({
    quote: {
      type: 'TextQuoteSelector',
      exact: quoted,
      prefix: toNfc(prefix),
      suffix: toNfc(suffix),
    },
    position: { type: 'TextPositionSelector', start, end: Math.min(end, codePointLength(text)) },
  })
  return resolve(text, selectors(words)) ?? resolve(text, selectors(words.trim()))
}
