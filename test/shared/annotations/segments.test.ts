import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Segment, type Span, segments } from '../../../shared/annotations/segments.ts'

/** The same, character by character: slow and plain to see. */
function naive(length: number, spans: Span[]): Segment[] {
  const found: Segment[] = []
  const inOrder = [...spans].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
  for (let at = 0; at < length; at++) {
    const ids = inOrder.filter(({ start, end }) => start <= at && at < end).map(({ id }) => id)
    const last = found.at(-1)
    if (last && last.ids.join() === ids.join()) last.end = at + 1
    else found.push({ start: at, end: at + 1, ids })
  }
  return found
}

describe('the segments of an annotated text', () => {
  it('cut overlaps flat and name everyone concerned', () => {
    const ada = { id: 'ada', start: 2, end: 6 }
    const ben = { id: 'ben', start: 4, end: 8 }
    expect(segments(10, [ben, ada])).toEqual([
      { start: 0, end: 2, ids: [] },
      { start: 2, end: 4, ids: ['ada'] },
      { start: 4, end: 6, ids: ['ada', 'ben'] },
      { start: 6, end: 8, ids: ['ben'] },
      { start: 8, end: 10, ids: [] },
    ])
  })

  it('are one plain segment without annotations, and none without text', () => {
    expect(segments(3, [])).toEqual([{ start: 0, end: 3, ids: [] }])
    expect(segments(0, [{ id: 'a', start: 0, end: 1 }])).toEqual([])
  })

  it('equal the character-by-character model, in whatever order the spans come', () => {
    const ranges = fc.array(fc.tuple(fc.integer({ min: -3, max: 25 }), fc.integer({ min: -3, max: 25 })), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(fc.nat(20), ranges, (length, pairs) => {
        const spans = pairs.map(([start, end], i) => ({ id: `s${i}`, start, end }))
        expect(segments(length, spans)).toEqual(naive(length, spans))
        expect(segments(length, spans.toReversed())).toEqual(naive(length, spans))
      }),
      { numRuns: 500 },
    )
  })

  it('of 5,000 spans over 100,000 characters take a few milliseconds', () => {
    const spans = Array.from({ length: 5_000 }, (_, i) => {
      const start = (i * 7_919) % 99_000
      return { id: `s${i}`, start, end: start + 20 + ((i * 31) % 400) }
    })
    const milliseconds = Array.from({ length: 5 }, () => {
      const started = performance.now()
      expect(segments(100_000, spans).length).toBeGreaterThan(5_000)
      return performance.now() - started
    })
    expect(Math.min(...milliseconds)).toBeLessThan(50)
  })
})
