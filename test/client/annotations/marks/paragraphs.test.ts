import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '../../../../client/annotations/marks/paragraphs.ts'
import { codePointLength, codePointSlice } from '../../../../shared/text/code-points.ts'

describe('a text as marked paragraphs', () => {
  it('cuts a highlight that goes over a blank line, and knows its first and last words', () => {
    expect(paragraphsOf('One two.\n\nThree four.', [{ id: 'a', start: 4, end: 15 }])).toEqual([
      {
        start: 0,
        pieces: [
          { start: 0, text: 'One ', ids: [], first: [], last: [] },
          { start: 4, text: 'two.', ids: ['a'], first: ['a'], last: [] },
        ],
      },
      {
        start: 10,
        pieces: [
          { start: 10, text: 'Three', ids: ['a'], first: [], last: ['a'] },
          { start: 15, text: ' four.', ids: [], first: [], last: [] },
        ],
      },
    ])
  })

  it('shows where two overlap', () => {
    const spans = [
      { id: 'a', start: 0, end: 5 },
      { id: 'b', start: 3, end: 8 },
    ]
    const [paragraph] = paragraphsOf('abcdefghij', spans)
    expect(paragraph?.pieces.map(({ text, ids }) => [text, ids.join('+')])).toEqual([
      ['abc', 'a'],
      ['de', 'a+b'],
      ['fgh', 'b'],
      ['ij', ''],
    ])
  })

  it('loses no character, and every piece stands where it says', () => {
    const words = fc.array(fc.constantFrom('a', '😀', ' ', '\n', 'é', '\n\n'), { maxLength: 40 })
    const span = fc.tuple(fc.nat(45), fc.nat(45))
    fc.assert(
      fc.property(words, fc.array(span, { maxLength: 6 }), (letters, ranges) => {
        const text = letters.join('')
        const spans = ranges.map(([a, b], i) => ({ id: `${i}`, start: Math.min(a, b), end: Math.max(a, b) }))
        const paragraphs = paragraphsOf(text, spans)
        const lines = text.split('\n').filter((line) => line.trim() !== '')
        expect(paragraphs.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))).toEqual(lines)
        for (const { start, text: words } of paragraphs.flatMap(({ pieces }) => pieces)) {
          expect(codePointSlice(text, start, start + codePointLength(words))).toBe(words)
        }
      }),
    )
  })
})
