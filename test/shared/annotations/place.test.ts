import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapAnchors } from '../../../shared/annotations/place.ts'
import { codePointLength, codePointSlice } from '../../../shared/text/code-points.ts'

/** Where the first place of some words goes in an edit, and the words that stand there then. */
function follow(before: string, after: string, words: string) {
  const start = codePointLength(before.slice(0, before.indexOf(words)))
  const [placed] = mapAnchors(before, after, [{ start, end: start + codePointLength(words) }])
  if (!placed) throw new Error('Every anchor has its answer')
  return [placed.state, codePointSlice(after, placed.start, placed.end)]
}

const report =
  'Good arrangements are in place. The board is compliant and satisfactory. Records are kept of all 596.'

describe('an anchor through an edit', () => {
  it('is exact when the edit is elsewhere', () => {
    expect(follow(report, `${report} More.`, 'in place')).toEqual(['exact', 'in place'])
    expect(follow(report, report.replace('kept', 'lost'), 'in place')).toEqual(['exact', 'in place'])
  })

  it('is moved when words before it come or go', () => {
    expect(follow(report, `Now. ${report}`, 'in place')).toEqual(['moved', 'in place'])
    expect(follow(report, report.replace('Good ', '😀 '), 'in place')).toEqual(['moved', 'in place'])
  })

  it('moves with a paragraph that goes elsewhere', () => {
    const other = 'Another paragraph is about something else, and stays where it is.'
    const [before, after] = [`${report}\n\n${other}`, `${other}\n\n${report}`]
    expect(follow(before, after, 'board is compliant')).toEqual(['moved', 'board is compliant'])
    expect(follow(before, after, 'something else')).toEqual(['moved', 'something else'])
  })

  it.each([
    ['a judgement turned round', 'place', 'disarray', 'in place', 'in disarray'],
    ['the one word replaced', 'Good', 'Weak', 'Good', 'Weak'],
    ['a negation put in', 'are in', 'are not in', 'are in place', 'are not in place'],
    ['a negation grown onto the word', 'satisfactory', 'unsatisfactory', 'satisfactory', 'unsatisfactory'],
    ['a negation with a hyphen', 'compliant', 'non-compliant', 'compliant', 'non-compliant'],
    ['a figure grown', '596', '596.5', '596', '596.5'],
    ['a word taken out', 'compliant and ', '', 'is compliant and satisfactory', 'is satisfactory'],
    ['a word taken out at the start', 'Good ', '', 'Good arrangements', 'arrangements'],
    [
      'a word taken out at the end, with its space',
      'and satisfactory',
      'satisfactory',
      'compliant and',
      'compliant',
    ],
    ['part of a replaced word', 'satisfactory', 'poor', 'satis', 'poor'],
    ['one of two replaced words', 'Good arrangements', 'Weak provisions', 'Good', 'Weak'],
    ['an accent put on', 'place', 'placé', 'in place', 'in placé'],
    ['a space made non-breaking', 'in place', 'in\u00a0place', 'in place', 'in\u00a0place'],
  ])('is changed by %s', (_, old, replacement, words, now) => {
    expect(follow(report, report.replace(old, replacement), words)).toEqual(['changed', now])
  })

  it('is an orphan when nothing of it is left, and does not take the words that came', () => {
    expect(follow(report, report.replace(/ The board.*satisfactory\./, ''), 'board is compliant')).toEqual([
      'orphan',
      '',
    ])
    const rewritten = report.replace(
      /The board.*satisfactory/,
      'Nobody spoke to any family about what they wanted',
    )
    expect(follow(report, rewritten, 'compliant')).toEqual(['orphan', ''])
    expect(follow(report, '', 'compliant')).toEqual(['orphan', ''])
    // A mark in the place of words says nothing of them.
    expect(follow(report, report.replace('compliant', '–'), 'compliant')).toEqual(['orphan', ''])
  })

  it('never finds an emoji in a longer one', () => {
    expect(follow('see 👩 here', 'see 👩‍👧 here', '👩')).toEqual(['changed', '👩‍👧'])
    expect(follow('see 👍 here', 'see 👍🏽 here', '👍')).toEqual(['changed', '👍🏽'])
  })

  it('answers every anchor in its place', () => {
    const anchors = [
      { start: 5, end: 17 },
      { start: 0, end: 4 },
      { start: 3, end: 3 },
    ]
    expect(mapAnchors(report, report, anchors)).toEqual([
      { start: 5, end: 17, state: 'exact' },
      { start: 0, end: 4, state: 'exact' },
      { start: 3, end: 3, state: 'orphan' },
    ])
  })
})

/** Texts of few words, so that they repeat; or of what makes positions hard. */
const word = fc.constantFrom(
  'the',
  'good',
  'weak',
  'not',
  'home-educated',
  '596',
  'é',
  '👩‍👧',
  '😀',
  'שלום',
  'كتاب',
  'a',
)
const between = fc.constantFrom(' ', ' ', ' ', ' ', ', ', '. ', '\n\n', '\u00a0', ' \u200f', '')
const wordsOf = (minLength: number, maxLength: number) =>
  fc.array(
    fc.tuple(word, between).map((pair) => pair.join('')),
    { minLength, maxLength },
  )

/** A text and what random edits make of it: words replaced, removed, added, and stretches moved. */
const edit = fc
  .tuple(
    wordsOf(1, 60),
    fc.array(fc.tuple(fc.nat(60), fc.nat(6), wordsOf(0, 4), fc.option(fc.nat(60))), { maxLength: 5 }),
  )
  .map(([words, changes]) => {
    const after = [...words]
    for (const [at, many, added, elsewhere] of changes) {
      const taken = after.splice(at % (after.length + 1), many, ...added)
      if (elsewhere !== null) after.splice(elsewhere % (after.length + 1), 0, ...taken)
    }
    return [words.join(''), after.join('')] as const
  })

const ranges = fc.array(fc.tuple(fc.nat(), fc.nat(30)), { minLength: 1, maxLength: 20 })
const within = (text: string, pairs: [number, number][]) =>
  pairs.map(([at, many]) => {
    const start = at % codePointLength(text)
    return { start, end: Math.min(codePointLength(text), start + 1 + many) }
  })

describe('whatever the edit', () => {
  it('no anchor that claims to be exact or moved covers other words', () => {
    fc.assert(
      fc.property(edit, ranges, ([before, after], pairs) => {
        const anchors = within(before, pairs)
        mapAnchors(before, after, anchors).forEach(({ state, start, end }, i) => {
          const anchor = anchors[i] as { start: number; end: number }
          const same = codePointSlice(after, start, end) === codePointSlice(before, anchor.start, anchor.end)
          if (state === 'exact' || state === 'moved') expect(same).toBe(true)
          if (state === 'exact') expect(start).toBe(anchor.start)
          if (state === 'moved') expect(start).not.toBe(anchor.start)
          expect(start === end).toBe(state === 'orphan')
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(codePointLength(after))
        })
      }),
      { numRuns: 2_000 },
    )
  })

  it('undoing it brings exact and moved anchors back, and all of them from their own revision', () => {
    fc.assert(
      fc.property(edit, ranges, ([before, after], pairs) => {
        const anchors = within(before, pairs)
        const placed = mapAnchors(before, after, anchors)
        const kept = placed.flatMap((one, i) => (one.state === 'exact' || one.state === 'moved' ? [i] : []))
        const back = mapAnchors(
          after,
          before,
          kept.map((i) => placed[i] as { start: number; end: number }),
        )
        expect(back.map(({ start, end }) => ({ start, end }))).toEqual(kept.map((i) => anchors[i]))
        // A revision that undoes the edit is compared with the revision that each anchor was made on.
        const own = mapAnchors(before, before, anchors)
        expect(own).toEqual(anchors.map((anchor) => ({ ...anchor, state: 'exact' })))
      }),
      { numRuns: 2_000 },
    )
  })

  it('words that are in both texts once, in a sentence that was not edited, are always found', () => {
    fc.assert(
      fc.property(wordsOf(0, 40), wordsOf(0, 40), wordsOf(0, 40), (head, old, replacement) => {
        const quote = 'an altogether singular passage'
        const [before, after] = [old, replacement].map(
          (some) => `${head.join('')} ${some.join('')}. ${quote}`,
        )
        expect(follow(before as string, after as string, quote)[1]).toBe(quote)
      }),
    )
  })
})
