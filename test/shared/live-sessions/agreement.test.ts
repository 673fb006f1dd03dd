import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreement, alpha, type Marked } from '../../../shared/live-sessions/agreement.ts'

const marked = (person: string, ...ranges: [number, number][]): Marked => ({
  person,
  ranges: ranges.map(([start, end]) => ({ start, end })),
})

describe('who marked what', () => {
  it('cuts the text where anybody begins or ends', () => {
    expect(agreement([marked('Ada', [0, 10]), marked('Ben', [5, 12])])).toEqual([
      { start: 0, end: 5, by: ['Ada'] },
      { start: 5, end: 10, by: ['Ada', 'Ben'] },
      { start: 10, end: 12, by: ['Ben'] },
    ])
  })

  it('counts a person once, however often they marked the same words', () => {
    expect(agreement([marked('Ada', [0, 10], [2, 4], [10, 12])])).toEqual([
      { start: 0, end: 12, by: ['Ada'] },
    ])
  })
})

describe('the agreement of a round', () => {
  it('is 1 where all marked the same, whatever their number', () => {
    expect(alpha(100, [marked('Ada', [3, 9]), marked('Ben', [3, 9]), marked('Cy', [3, 9])])).toBe(1)
  })

  it('is below 0 where each marked what the other left out', () => {
    expect(alpha(10, [marked('Ada', [0, 5]), marked('Ben', [5, 10])])).toBeCloseTo(1 - 1 / (10 / 19), 10)
  })

  it('says nothing of one person, of an empty text, of nothing and of everything marked', () => {
    expect(alpha(10, [marked('Ada', [0, 5])])).toBeNull()
    expect(alpha(0, [marked('Ada'), marked('Ben')])).toBeNull()
    expect(alpha(10, [marked('Ada'), marked('Ben')])).toBeNull()
    expect(alpha(10, [marked('Ada', [0, 10]), marked('Ben', [0, 10])])).toBeNull()
  })

  it('is what the definition gives, counted pair by pair', () => {
    const people = fc.array(fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 4 }), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(people, (given) => {
        const coders = given.map((ranges, n) =>
          marked(`P${n}`, ...ranges.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])),
        )
        const got = alpha(30, coders)
        const wanted = byDefinition(30, coders)
        if (wanted === null) expect(got).toBeNull()
        else expect(got).toBeCloseTo(wanted, 9)
      }),
    )
  })
})

/** Observed over expected disagreement from the coincidences of all pairs of values. */
function byDefinition(length: number, people: readonly Marked[]): number | null {
  const value = ({ ranges }: Marked, at: number) => ranges.some(({ start, end }) => start <= at && at < end)
  const coincidences = [
    [0, 0],
    [0, 0],
  ]
  for (let at = 0; at < length; at++) {
    const values = people.map((person) => Number(value(person, at)))
    values.forEach((a, i) => {
      values.forEach((b, j) => {
        if (i !== j) coincidences[a]![b]! += 1 / (people.length - 1)
      })
    })
  }
  const totals = coincidences.map(([zero, one]) => zero! + one!)
  const all = totals[0]! + totals[1]!
  const observed = coincidences[0]![1]! + coincidences[1]![0]!
  const expected = (2 * totals[0]! * totals[1]!) / (all - 1)
  return expected === 0 ? null : 1 - observed / expected
}
