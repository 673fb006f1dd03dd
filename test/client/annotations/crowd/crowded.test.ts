import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  nearParagraphs,
  paragraphStarts,
  startAround,
} from '../../../../client/annotations/crowd/near-paragraphs.ts'
import { paragraphsOf } from '../../../../client/annotations/marks/paragraphs.ts'
import { spansOf } from '../../../../client/annotations/marks/spans.ts'
import { excerpt, highlighted, words } from '../excerpts.ts'

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

  it('makes the paragraphs of what is another anew, and no others', () => {
    const near = new Set(starts)
    const kept = new Map()
    const before = nearParagraphs(text, spans, near, kept)
    expect(nearParagraphs(text, [...spans], near, kept)).toEqual(before)
    const changes = (given: typeof spans, there = near) =>
      nearParagraphs(text, given, there, kept).map((paragraph, i) => paragraph !== before[i])

    expect(changes(spans)).toEqual(starts.map(() => false))
    const more = { ...(spans[0] as (typeof spans)[number]), id: 'more', start: starts[1] as number }
    const another = { ...more, end: more.start + 3 }
    expect(changes([...spans, another])).toEqual([false, true, ...starts.slice(2).map(() => false)])
    expect(nearParagraphs(text, [...spans, another], near, kept)[1]?.pieces[0]?.ids).toContain('more')
    // An annotation that was edited is another thing at the same place.
    const edited = spans.map((span, i) => (i === 0 ? { ...span } : span))
    expect(changes(edited)[0]).toBe(true)
    expect(changes(edited, new Set())).not.toContain(false)
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
