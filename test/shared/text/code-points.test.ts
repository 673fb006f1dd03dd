import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointIndex, codePointLength, codePointSlice, toNfc } from '../../../shared/text/code-points.ts'

/** Lone surrogates included: whatever JavaScript calls a string. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('a', '😀', '\uD83D', '\uDE00', '\u00a0', 'é') }),
)

describe('positions in code points', () => {
  it('count an emoji once, where JavaScript counts it twice', () => {
    expect(codePointLength('a😀b')).toBe(3)
    expect(codePointSlice('a😀b', 1, 2)).toBe('😀')
    expect(codePointIndex('a😀b').toUtf16(2)).toBe(3)
    expect(codePointIndex('a😀b').toCodePoint(3)).toBe(2)
  })

  it('agree with the array of code points, for every text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), fc.nat(20), (text, start, end) => {
        const points = Array.from(text)
        expect(codePointLength(text)).toBe(points.length)
        if (start <= end) expect(codePointSlice(text, start, end)).toBe(points.slice(start, end).join(''))
        const index = codePointIndex(text)
        expect(index.length).toBe(points.length)
        for (let i = 0; i <= points.length; i++) {
          const utf16 = points.slice(0, i).join('').length
          expect(index.toUtf16(i)).toBe(utf16)
          expect(index.toCodePoint(utf16)).toBe(i)
        }
      }),
    )
  })

  it('take the middle of a pair for its start, and stay within the text', () => {
    const index = codePointIndex('😀😀')
    expect([0, 1, 2, 3, 4].map(index.toCodePoint)).toEqual([0, 0, 1, 1, 2])
    expect([index.toUtf16(-1), index.toUtf16(9)]).toEqual([0, 4])
    expect([index.toCodePoint(-1), index.toCodePoint(9)]).toEqual([0, 2])
    const plain = codePointIndex('abc')
    expect([plain.toUtf16(-1), plain.toUtf16(9)]).toEqual([0, 3])
  })
})

describe('the text as it is stored', () => {
  it('is composed, with one kind of line break and nothing that a browser would change', () => {
    expect(toNfc('e\u0301\r\nb\rc')).toBe('é\nb\nc')
    expect(toNfc('a\0b\uD83D')).toBe('a\uFFFDb\uFFFD')
    expect(toNfc('non\u00a0breaking')).toBe('non\u00a0breaking')
  })

  it('stays as it is when stored again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toNfc(toNfc(text))).toBe(toNfc(text))
      }),
    )
  })
})
