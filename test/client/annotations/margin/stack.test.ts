import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stack } from '../../../../client/annotations/margin/stack.ts'

describe('cards in the margin', () => {
  it.each([
    ['nothing in the way', [100, 300], [100, 300]],
    ['two at one place share the way', [100, 100], [75, 125]],
    ['the first line’s cards can’t rise above it', [0, 0, 10], [0, 50, 100]],
    ['a later crowd pushes earlier cards up as well', [100, 120, 130], [67, 117, 167]],
  ])('%s', (_what, tops, placed) => {
    expect(
      stack(
        tops.map((top) => ({ top, height: 40 })),
        10,
      ),
    ).toEqual(placed)
  })

  it('gives the card in use the place beside its passage', () => {
    const wishes = [100, 100, 100].map((top, i) => ({ top, height: 40, isHeld: i === 2 }))
    expect(stack(wishes, 10)).toEqual([0, 50, 100])
  })

  it('never overlaps, never leaves the top, keeps the order', () => {
    const wish = fc.record({
      top: fc.integer({ min: 0, max: 2_000 }),
      height: fc.integer({ min: 1, max: 300 }),
      isHeld: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        const tops = stack(wishes, 8)
        expect(tops.length).toBe(wishes.length)
        expect(Math.min(0, ...tops)).toBe(0)
        tops.slice(1).forEach((top, i) => {
          expect(top - (tops[i] as number)).toBeGreaterThanOrEqual((wishes[i]?.height ?? 0) + 8 - 1)
        })
      }),
    )
  })
})
