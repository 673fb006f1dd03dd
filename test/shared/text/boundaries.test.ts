import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextBoundary, snapToGraphemes, snapToWords, type TextUnit } from '../../../shared/text/boundaries.ts'
import { codePointLength, codePointSlice } from '../../../shared/text/code-points.ts'

const family = '👩‍👩‍👧' // five code points
const flag = '🇬🇧' // two

describe('a range snapped to graphemes', () => {
  it.each([
    ['an emoji of several', `a${family}b`, 3, 4, family],
    ['a flag', `a${flag}${flag}b`, 2, 3, flag],
    ['an accent apart', 'cafe\u0301s', 4, 5, 'e\u0301'],
    ['a skin tone', 'a👍🏽b', 1, 2, '👍🏽'],
    ['Hangul parts', '\u1112\u1161\u11ab', 1, 2, '\u1112\u1161\u11ab'],
    ['a Devanagari conjunct', 'क्षि', 0, 1, 'क्षि'],
    ['plain words', 'some words', 5, 10, 'words'],
    ['the wrong way round', 'some words', 10, 5, 'words'],
    ['beyond the text', 'words', -3, 99, 'words'],
  ])('takes in the whole of %s', (_, text, start, end, words) => {
    const range = snapToGraphemes(text, start, end)
    expect(codePointSlice(text, range.start, range.end)).toBe(words)
  })

  it('stays empty where it was empty', () => {
    expect(snapToGraphemes(`a${flag}b`, 2, 2)).toEqual({ start: 1, end: 1 })
  })

  it('covers what was asked for, begins and ends between graphemes, and needs no second snap', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', ' ', '\n', '\r', '\u0301', '🇬', '🇧', '👩', '\u200d', 'ש', '\u00a0'),
        }),
        fc.nat(10),
        fc.nat(10),
        (text, one, other) => {
          const length = codePointLength(text)
          const [start, end] = [Math.min(one, other, length), Math.min(Math.max(one, other), length)]
          const range = snapToGraphemes(text, start, end)
          if (start < end) {
            expect(range.start).toBeLessThanOrEqual(start)
            expect(range.end).toBeGreaterThanOrEqual(end)
          }
          const starts = [...graphemes.segment(text)].map(({ index }) =>
            codePointLength(text.slice(0, index)),
          )
          expect([...starts, length]).toEqual(expect.arrayContaining([range.start, range.end]))
          expect(snapToGraphemes(text, range.start, range.end)).toEqual(range)
        },
      ),
    )
  })
})

describe('a range snapped to words', () => {
  it.each([
    ['the middle of two words', 'They visit families yearly.', 7, 14, 'visit families'],
    ['words that are whole', 'They visit families yearly.', 5, 10, 'visit'],
    ['a letter', 'the council’s own', 6, 7, 'council’s'],
    ['one part of two', 'well-established ways', 6, 9, 'established'],
    ['a figure', 'some 1,204 children', 6, 8, '1,204'],
    ['the end of a sentence', 'They visit. Yearly.', 7, 11, 'visit.'],
    ['an emoji of several', `a ${family} b`, 3, 4, family],
  ])('takes in the whole of %s', (_, text, start, end, words) => {
    const range = snapToWords(text, start, end)
    expect(codePointSlice(text, range.start, range.end)).toBe(words)
    expect(snapToWords(text, range.start, range.end)).toEqual(range)
  })
})

describe('the next boundary for a passage picker', () => {
  const text = 'Records are kept. Are they?  “Good” 😀 she said.\n\nA new paragraph'
  const steps = (unit: TextUnit) => {
    const length = codePointLength(text)
    const ends: number[] = []
    while (ends.at(-1) !== length) ends.push(nextBoundary(text, ends.at(-1) ?? 0, unit, 'forward'))
    const starts: number[] = []
    while (starts[0] !== 0) starts.unshift(nextBoundary(text, starts[0] ?? length, unit, 'backward'))
    return starts.map((start, i) => codePointSlice(text, start, ends[i] as number))
  }

  it('goes from word to word, over what stands between', () => {
    const words = ['Records', 'are', 'kept', 'Are', 'they', 'Good', 'she', 'said', 'A', 'new', 'paragraph']
    expect(steps('word')).toEqual(words)
  })

  it('takes a figure with its signs', () => {
    const words = 'It cost £5m: 75% (£1,204.50) of “$” and % signs, 7.5‰.'
    const seen: string[] = []
    for (let at = 0; at < words.length - 1; ) {
      const end = nextBoundary(words, at, 'word', 'forward')
      seen.push(words.slice(nextBoundary(words, end, 'word', 'backward'), end))
      at = end
    }
    expect(seen).toEqual(['It', 'cost', '£5m', '75%', '£1,204.50', 'of', 'and', 'signs', '7.5‰'])
  })

  it('goes from sentence to sentence', () => {
    const sentences = ['Records are kept.', 'Are they?', '“Good” 😀 she said.', 'A new paragraph']
    expect(steps('sentence')).toEqual(sentences)
  })

  it('goes from paragraph to paragraph', () => {
    expect(steps('paragraph')).toEqual([
      'Records are kept. Are they?  “Good” 😀 she said.',
      'A new paragraph',
    ])
  })

  it('comes to the edges of a text without words', () => {
    expect(nextBoundary(' 😀\n ', 1, 'word', 'forward')).toBe(4)
    expect(nextBoundary(' 😀\n ', 3, 'word', 'backward')).toBe(0)
    expect(nextBoundary('', 0, 'sentence', 'forward')).toBe(0)
  })

  it('always moves on, and never out of the text', () => {
    const unit = fc.constantFrom<TextUnit>('word', 'sentence', 'paragraph')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(12), unit, (words, at, by) => {
        const length = codePointLength(words)
        const from = Math.min(at, length)
        const next = nextBoundary(words, from, by, 'forward')
        const previous = nextBoundary(words, from, by, 'backward')
        expect(next === length || next > from).toBe(true)
        expect(previous === 0 || previous < from).toBe(true)
      }),
    )
  })
})
