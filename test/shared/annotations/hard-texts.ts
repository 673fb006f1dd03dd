import fc from 'fast-check'
import { codePointLength } from '../../../shared/text/code-points.ts'

/** What makes positions hard: each is what somebody may type or paste, or a part of it that an edit leaves. */
const hardUnits = [
  ...['a', 'good', 'not', ' ', ' ', '. ', '\n', '\r\n', '\u00a0', '\u202f'],
  // Families, skin tones, flags, keycaps; emoji that are no pair of surrogates.
  ...[
    '👩‍👩‍👧',
    '👩',
    '\u200d',
    '👍🏽',
    '🏽',
    '🇬🇧',
    '🇫',
    '1️⃣',
    '❤️‍🔥',
    '🙂',
    '↔️',
    '🏴\u{e0067}\u{e0062}\u{e007f}',
  ],
  // Marks that combine, Hangul in parts and whole, Devanagari conjuncts.
  ...['\u0301', 'e\u0323', '\u1112', '\u1161', '\u11ab', '한', 'क', '\u094d', 'षि'],
  // Right to left, with points and marks of direction; what is put before a number; letters beyond the BMP.
  ...['שלום', '\u05c1', 'كتاب', '\u064e', '\u200f', '\u2067', '\u0600', '12', '𝒜'],
]

export const hardText = fc
  .array(fc.constantFrom(...hardUnits), { minLength: 1, maxLength: 40 })
  .map((units) => units.join(''))

/** A text and what an edit makes of it: a stretch of it, cut anywhere between code points, gives way to another. */
export const hardEdit = fc
  .tuple(hardText, fc.nat(), fc.nat(8), fc.array(fc.constantFrom(...hardUnits), { maxLength: 3 }))
  .map(([before, at, many, added]) => {
    const points = [...before]
    points.splice(at % (points.length + 1), many, ...added)
    return [before, points.join('')] as const
  })

/** A range of a text that isn't empty, from any two numbers. */
export function rangeIn(text: string, one: number, other: number): { start: number; end: number } {
  const length = codePointLength(text)
  const start = one % length
  return { start, end: start + 1 + (other % (length - start)) }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Where graphemes begin and end, in code points. */
export function edgesOf(text: string): Set<number> {
  const starts = [...segmenter.segment(text)].map(({ index }) => codePointLength(text.slice(0, index)))
  return new Set([...starts, codePointLength(text)])
}
