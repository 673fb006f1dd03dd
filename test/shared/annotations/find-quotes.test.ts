import fc from 'fast-check'
import { expect, describe as group, it } from 'vitest'
import { findQuotes } from '../../../shared/annotations/find-quotes.ts'
import { describe } from '../../../shared/annotations/selectors.ts'
import { codePointLength, codePointSlice } from '../../../shared/text/code-points.ts'
import { edgesOf, hardEdit, rangeIn } from './hard-texts.ts'

const text =
  'The team keeps a register of families. Visits are good and children are seen. In the north the team keeps a register of schools. Visits are weak and children are missed. 😀 The end.'

const found = (exact: string, more: { prefix?: string; suffix?: string; start?: number } = {}) => {
  const [placed] = findQuotes(text, [{ exact, ...more }])
  if (!placed) throw new Error('Nothing came back')
  return [placed.state, codePointSlice(text, placed.start, placed.end)]
}

group('a quotation from elsewhere', () => {
  it('is found where its very words stand, whatever the white space, marks included', () => {
    expect(found('children\n  are seen.')).toEqual(['exact', 'children are seen.'])
    expect(found('😀 The end.')).toEqual(['exact', '😀 The end.'])
  })

  it('is told apart by what stands around it, then by where it was', () => {
    const north = { prefix: 'In the north the ' }
    expect(findQuotes(text, [{ exact: 'team keeps a register', ...north }])[0]?.start).toBe(95)
    expect(findQuotes(text, [{ exact: 'team keeps a register', start: 90 }])[0]?.start).toBe(95)
    expect(findQuotes(text, [{ exact: 'team keeps a register', start: 0 }])[0]?.start).toBe(4)
    expect(found('team keeps a register')).toEqual(['orphan', ''])
  })

  it('is never said to be exact on other words', () => {
    const around = { prefix: 'a register of families. ', suffix: ' and children are seen.' }
    expect(found('Visits are poor', around)).toEqual(['changed', 'Visits are good'])
    expect(found('Nothing of this is anywhere here')).toEqual(['orphan', ''])
    expect(found('VISITS are good')[0]).not.toBe('exact')
    expect(found('')).toEqual(['orphan', ''])
  })

  it('is changed where a negation stands beside it here, or stood beside it there', () => {
    const around = (prefix: string, suffix: string) => {
      const there = 'In the south visits are not good, and children are seen.'
      const [placed] = findQuotes(there, [{ exact: 'good', prefix, suffix }])
      return placed && [placed.state, codePointSlice(there, placed.start, placed.end)]
    }
    expect(around('In the south visits are not ', ', and children')).toEqual(['exact', 'good'])
    expect(around('In the south visits are ', ', and children are seen.')).toEqual(['changed', 'not good'])
    expect(around('visits are never not ', ', and children are seen.')).toEqual(['changed', 'good'])
    // Nothing is known of what stood before it.
    expect(around('', ', and children are seen.')).toEqual(['exact', 'good'])
  })

  it('is not exact in the middle of a character, nor with the space beside it', () => {
    const [skin] = findQuotes('see a🏽 here', [{ exact: 'see a', suffix: ' here' }])
    expect(skin?.state).not.toBe('exact')
    const dashes = 'see x - so it is'
    const [dash] = findQuotes(dashes, [{ exact: '-  so it is' }])
    expect(dash).toEqual({ state: 'exact', start: 6, end: dashes.length })
  })

  it('is never exact on other words, in whatever text', () => {
    fc.assert(
      fc.property(hardEdit, fc.nat(), fc.nat(), ([given, text], one, other) => {
        const { start, end } = rangeIn(given, one, other)
        const { quote } = describe(given, start, end)
        const [placed] = findQuotes(text, [{ ...quote, start }])
        expect(placed).toBeDefined()
        if (placed?.state !== 'exact') return
        const words = codePointSlice(text, placed.start, placed.end)
        expect(words).toBe(words.trim())
        expect(words.replace(/\s+/g, ' ')).toBe(quote.exact.replace(/\s+/g, ' ').trim())
        const edges = edgesOf(text)
        expect(edges.has(placed.start) && edges.has(placed.end)).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('comes back to where it was taken from', () => {
    const words = fc.array(fc.constantFrom('a', 'bé', 'child', 'home', '😀', 'is,', 'not.', 'seen'), {
      minLength: 3,
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        words,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(' ', '\n\n', '\u00a0'),
        (list, one, other, space) => {
          const given = list.join(space)
          const first = one % list.length
          const some = list.slice(first, first + 1 + (other % 8))
          fc.pre(some.some((word) => word !== '😀'))
          const start = codePointLength(
            list
              .slice(0, first)
              .map((word) => word + space)
              .join(''),
          )
          const length = codePointLength(some.join(space))
          const { quote } = describe(given, start, start + length)
          expect(findQuotes(given, [{ ...quote, start }])).toEqual([
            { state: 'exact', start, end: start + length },
          ])
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
