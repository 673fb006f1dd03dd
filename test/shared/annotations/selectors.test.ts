import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolve } from '../../../shared/annotations/resolve.ts'
import { textSelectorsSchema } from '../../../shared/annotations/selectors.schema.ts'
import {
  contextLength,
  describe as describeRange,
  maxContextLength,
} from '../../../shared/annotations/selectors.ts'
import { snapToGraphemes } from '../../../shared/text/boundaries.ts'
import { codePointLength, codePointSlice } from '../../../shared/text/code-points.ts'

const sentence = 'Good arrangements are in place to support children who are educated at home. '

describe('describing a passage', () => {
  it('quotes it with at least 32 code points on either side, or up to the edge', () => {
    const { quote, position } = describeRange(sentence, 5, 17)
    expect(quote.exact).toBe('arrangements')
    expect(quote.prefix).toBe('Good ')
    expect(quote.suffix).toBe(' are in place to support childre')
    expect(position).toEqual({ type: 'TextPositionSelector', start: 5, end: 17 })
  })

  it('takes in more until the whole is unique', () => {
    const text = `First. ${sentence.repeat(3)}Last.`
    const start = 7 + sentence.length
    const { quote } = describeRange(text, start, start + 4)
    const whole = quote.prefix + quote.exact + quote.suffix
    expect(text.indexOf(whole)).toBe(text.lastIndexOf(whole))
    expect(codePointLength(quote.prefix)).toBeGreaterThan(contextLength)
  })

  it('stops growing where a text only repeats itself', () => {
    const { quote } = describeRange('ab '.repeat(10_000), 15_000, 15_002)
    expect(codePointLength(quote.prefix)).toBe(maxContextLength)
  })

  it.each([
    ['emoji of several', '👩‍👩‍👧'],
    ['accents upon accents', `a${'\u0301'.repeat(50)}`],
    ['accents without end', `a${'\u0301'.repeat(3_000)}`],
    ['flags', '🇬🇧 '],
  ])('takes in no more than may be stored, and cuts no grapheme, of %s', (_, unit) => {
    const length = codePointLength(unit)
    const text = unit.repeat(Math.ceil(9_000 / length) + 4)
    const start = length * Math.ceil(4_500 / length)
    const found = describeRange(text, start, start + length)
    expect(textSelectorsSchema.parse(found)).toEqual(found)
    const from = start - codePointLength(found.quote.prefix)
    const to = start + length + codePointLength(found.quote.suffix)
    expect(snapToGraphemes(text, from, to)).toEqual({ start: from, end: to })
    expect(to - from).toBeGreaterThan(2 * maxContextLength - 2 * length)
  })

  it('cuts no grapheme at the ends of the context', () => {
    const { quote } = describeRange(`${'👩‍👩‍👧'.repeat(20)}word${'🇬🇧'.repeat(40)}`, 100, 104)
    expect(quote.prefix).toBe('👩‍👩‍👧'.repeat(7))
    expect(quote.suffix).toBe('🇬🇧'.repeat(16))
  })

  it.each([
    [3, 3],
    [-1, 2],
    [70, 90],
  ])('refuses %i to %i', (start, end) => {
    expect(() => describeRange(sentence, start, end)).toThrow(RangeError)
  })
})

describe('resolving selectors', () => {
  const text = `One. ${sentence}Two.`
  const selectors = describeRange(text, 10, 22)

  it('finds the words where they were', () => {
    expect(resolve(text, selectors)).toEqual({ start: 10, end: 22 })
  })

  it('finds them by their context when they have moved', () => {
    expect(resolve(`😀 ${text}`, selectors)).toEqual({ start: 12, end: 24 })
  })

  it('does not take other words for them', () => {
    const verdict = describeRange('The arrangements are good.', 17, 25)
    expect(resolve('The arrangements are weak.', verdict)).toBeNull()
  })

  it('does not choose between two places', () => {
    expect(resolve(`A new start. ${text} ${text}`, selectors)).toBeNull()
  })

  it('finds nothing for an empty quote or a position that only overlaps', () => {
    expect(resolve(text, { ...selectors, quote: { ...selectors.quote, exact: '' } })).toBeNull()
    const whole = describeRange('abc', 0, 3)
    expect(resolve('abc', { ...whole, position: { ...whole.position, end: 9 } })).toEqual({
      start: 0,
      end: 3,
    })
  })

  it('brings every passage of every text back, and never covers other words', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', '\u0301', 'ש', '\u00a0'),
      minLength: 1,
    })
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), (before, added, one, other) => {
        const length = codePointLength(before)
        const start = one % length
        const end = start + 1 + (other % (length - start))
        const found = describeRange(before, start, end)
        expect(textSelectorsSchema.parse(found)).toEqual(found)
        expect(resolve(before, found)).toEqual({ start, end })
        for (const after of [added + before, before + added, added]) {
          const range = resolve(after, found)
          if (range) expect(codePointSlice(after, range.start, range.end)).toBe(found.quote.exact)
        }
      }),
    )
  })
})

describe('selectors from outside', () => {
  const { quote, position } = describeRange(sentence, 5, 17)

  it.each([
    ['an empty quote', { quote: { ...quote, exact: '' }, position }],
    [
      'a quote too long',
      { quote: { ...quote, exact: 'x'.repeat(20_001) }, position: { ...position, end: 20_006 } },
    ],
    ['half a character', { quote: { ...quote, exact: 'arrangement\uD83D' }, position }],
    ['a position between characters', { quote, position: { ...position, start: 5.5 } }],
    ['a position before the text', { quote, position: { ...position, start: -7, end: 5 } }],
    ['an end before the start', { quote, position: { ...position, start: 17, end: 5 } }],
    ['a position of another length', { quote, position: { ...position, end: 18 } }],
    ['a field unheard of', { quote: { ...quote, more: 1 }, position }],
    ['too much context', { quote: { ...quote, prefix: 'x'.repeat(2_033) }, position }],
  ])('are refused with %s', (_, selectors) => {
    expect(textSelectorsSchema.safeParse(selectors).success).toBe(false)
  })

  it('may quote 20,000 emoji', () => {
    const long = { quote: { ...quote, exact: '😀'.repeat(20_000) }, position: { ...position, end: 20_005 } }
    expect(textSelectorsSchema.safeParse(long).success).toBe(true)
  })
})
