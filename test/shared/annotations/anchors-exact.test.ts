import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locate } from '../../../server/annotations/locate.ts'
import { Problem } from '../../../server/platform/http/problem.ts'
import { mapAnchors } from '../../../shared/annotations/place.ts'
import { resolve } from '../../../shared/annotations/resolve.ts'
import { textSelectorsSchema } from '../../../shared/annotations/selectors.schema.ts'
import { describe as describeRange } from '../../../shared/annotations/selectors.ts'
import { snapToGraphemes } from '../../../shared/text/boundaries.ts'
import { codePointLength, codePointSlice, toNfc } from '../../../shared/text/code-points.ts'
import { edgesOf, hardEdit, hardText, rangeIn } from './hard-texts.ts'

const many = { numRuns: 2_000 }
const anyTwo = [fc.nat(), fc.nat()] as const

describe('a passage of any text', () => {
  test('is described by whole graphemes, and found again where it is', () => {
    fc.assert(
      fc.property(hardText, ...anyTwo, (text, one, other) => {
        const marked = rangeIn(text, one, other)
        const { start, end } = snapToGraphemes(text, marked.start, marked.end)
        const found = describeRange(text, start, end)
        const { exact, prefix, suffix } = found.quote
        expect(resolve(text, found)).toEqual({ start, end })
        expect(exact).toBe(codePointSlice(text, start, end))
        expect(text).toContain(prefix + exact + suffix)
        expect((prefix + exact + suffix).isWellFormed() && exact.isWellFormed()).toBe(true)
        const edges = edgesOf(text)
        for (const edge of [start - codePointLength(prefix), start, end, end + codePointLength(suffix)]) {
          expect(edges).toContain(edge)
        }
        expect(textSelectorsSchema.parse(found)).toEqual(found)
      }),
      many,
    )
  })

  test('is found by its words and what is around them, wherever it has gone', () => {
    fc.assert(
      fc.property(hardText, hardText, ...anyTwo, (text, added, one, other) => {
        const marked = rangeIn(text, one, other)
        const { start, end } = snapToGraphemes(text, marked.start, marked.end)
        const found = describeRange(text, start, end)
        for (const after of [`${added}\n${text}`, `${text}\n${added}`, added]) {
          const range = resolve(after, found)
          if (range) expect(codePointSlice(after, range.start, range.end)).toBe(found.quote.exact)
        }
      }),
      many,
    )
  })

  test('is never taken from a browser in half a grapheme, whatever it says was marked', () => {
    fc.assert(
      fc.property(hardText, fc.nat(), fc.nat(), fc.boolean(), (raw, one, other, says) => {
        const text = toNfc(raw)
        const { start, end } = rangeIn(text, one, other)
        const passage = { excerpt: 'a'.repeat(24), exact: codePointSlice(text, start, end) }
        try {
          const { quote, position } = locate(text, { ...passage, ...(says && { start, end }) })
          const edges = edgesOf(text)
          expect(edges).toContain(position.start)
          expect(edges).toContain(position.end)
          expect(quote.exact).toBe(codePointSlice(text, position.start, position.end))
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          expect(error.code).toBe('passage-not-found')
        }
      }),
      many,
    )
  })
})

describe('an anchor through any edit', () => {
  test('covers its very words where it claims to, and no half of a grapheme that has grown', () => {
    fc.assert(
      fc.property(hardEdit, ...anyTwo, ([before, after], one, other) => {
        const marked = rangeIn(before, one, other)
        const anchor = snapToGraphemes(before, marked.start, marked.end)
        const [placed] = mapAnchors(before, after, [anchor])
        if (!placed) throw new Error('Every anchor has its answer')
        const words = codePointSlice(after, placed.start, placed.end)
        if (placed.state === 'exact' || placed.state === 'moved') {
          expect(words).toBe(codePointSlice(before, anchor.start, anchor.end))
        }
        const edges = edgesOf(after)
        if (placed.state !== 'orphan') {
          expect(edges).toContain(placed.start)
          expect(edges).toContain(placed.end)
        }
      }),
      { numRuns: 10_000 },
    )
  })

  test.each([
    ['a face that shakes its head', 'see ↔️ here', 'see 🙂‍↔️ here', '↔️'],
    ['a number that got a sign', 'verse 12 here', 'verse \u060012 here', '12'],
    ['a letter with the colour of a skin', 'see a here', 'see a🏽 here', 'a'],
    ['an accent apart', 'a cafe here', 'a cafe\u0301 here', 'cafe'],
    ['a Hangul syllable that has grown', 'see 하 here', 'see 하\u11ab here', '하'],
  ])('is changed by %s', (_, before, after, words) => {
    const start = codePointLength(before.slice(0, before.indexOf(words)))
    const [placed] = mapAnchors(before, after, [{ start, end: start + codePointLength(words) }])
    expect(placed?.state).toBe('changed')
    const now = placed && codePointSlice(after, placed.start, placed.end)
    expect(now).not.toBe(words)
    expect(now).toContain(words)
  })
})
