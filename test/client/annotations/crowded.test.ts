import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearParagraphs, paragraphStarts, startAround } from '../../../client/annotations/near-paragraphs.ts'
import { paragraphsOf } from '../../../client/annotations/paragraphs.ts'
import { spansOf } from '../../../client/annotations/spans.ts'
import { excerpt, highlighted, words } from './excerpts.ts'

const text = `${words}\n\nA 😀 second one.\n${words}`
const passages = ['team visits', 'visits homes', 'second one', 'well run']
const spans = spansOf(
  excerpt(text),
  passages.map((passage) => highlighted(passage)),
  [],
)
const all = paragraphsOf(text, spans)
const starts = all.map(({ start }) => start)

describe('a text with very many marks', () => {
  it('has elements for those near what is read alone, and the same words everywhere', () => {
    fc.assert(
      fc.property(fc.subarray(starts), (near) => {
        const drawn = nearParagraphs(text, spans, new Set(near))
        expect(drawn.map(({ start }) => start)).toEqual(starts)
        drawn.forEach((paragraph, i) => {
          const whole = all[i]
          if (near.includes(paragraph.start)) expect(paragraph).toEqual(whole)
          else expect(paragraph.pieces).toEqual([expect.objectContaining({ ids: [] })])
          const said = (pieces: typeof paragraph.pieces) => pieces.map((piece) => piece.text).join('')
          expect(said(paragraph.pieces)).toBe(said(whole?.pieces ?? []))
        })
      }),
    )
  })

  it('knows in which paragraph a place is', () => {
    expect(paragraphStarts(text)).toEqual(starts)
    for (const [i, start] of starts.entries()) {
      expect(startAround(starts, start)).toBe(start)
      expect(startAround(starts, start + 3)).toBe(start)
      expect(startAround(starts, start - 1)).toBe(i === 0 ? Number.NaN : starts[i - 1])
    }
  })
})
