import { codePointIndex } from '../text/code-points.ts'
import type { TextRange, TextSelectors } from './selectors.ts'

/**
 * Where the selectors' words are in a text: at the position when the very words stand there, otherwise at
 * the only place that has them between their prefix and suffix; null when there is none or more than one.
 * It never accepts similar words.
 */
export function resolve(text: string, selectors: TextSelectors): TextRange | null {
  const { quote, position } = selectors
  if (quote.exact === '') return null
  const index = codePointIndex(text)
  const rangeAt = (from: number): TextRange => ({
    start: index.toCodePoint(from),
    end: index.toCodePoint(from + quote.exact.length),
  })
  const placed = index.toUtf16(position.start)
  if (text.slice(placed, index.toUtf16(position.end)) === quote.exact) return rangeAt(placed)
  const wanted = quote.prefix + quote.exact + quote.suffix
  const at = text.indexOf(wanted)
  return at >= 0 && text.indexOf(wanted, at + 1) < 0 ? rangeAt(at + quote.prefix.length) : null
}
