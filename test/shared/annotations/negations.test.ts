import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clauseAround } from '../../../shared/annotations/negations.ts'
import { mapAnchors } from '../../../shared/annotations/place.ts'
import { codePointSlice } from '../../../shared/text/code-points.ts'

/** What a mark on some words of a text is after an edit, and on which words. */
function follow(before: string, after: string, words: string) {
  const start = before.indexOf(words)
  const [placed] = mapAnchors(before, after, [{ start, end: start + words.length }])
  return placed && [placed.state, codePointSlice(after, placed.start, placed.end)]
}

const text = (clause: string) => `Visits never stop, they say. The ${clause}. None were missed; no more.`

describe('a negation beside the words of a mark', () => {
  test.each([
    ['arrangements are good', 'arrangements are not good', 'good', 'not good'],
    ['arrangements are good', 'arrangements are no longer good', 'good', 'no longer good'],
    ['arrangements are good', 'arrangements are hardly good', 'good', 'hardly good'],
    ['arrangements are good', 'arrangements aren’t good', 'good', 'aren’t good'],
    ['arrangements are good', 'arrangements are not consistently good', 'good', 'not consistently good'],
    ['arrangements are good', 'arrangements are far from good', 'good', 'far from good'],
    ['arrangements are good', 'arrangements are non good', 'good', 'non good'],
    [
      'staff meet the standard',
      'staff do not meet the standard',
      'meet the standard',
      'not meet the standard',
    ],
    [
      'staff meet the standard',
      'staff fail to meet the standard',
      'the standard',
      'fail to meet the standard',
    ],
    ['visits to families happen', 'visits to families never happen', 'visits to', 'visits to families never'],
    ['visits are kept', 'visits are NOT kept', 'visits are', 'visits are NOT'],
    ['homes are not safe', 'homes are never not safe', 'safe', 'never not safe'],
    ['5.5 of homes are safe', '5.5 of homes are not safe', 'of homes', 'of homes are not'],
  ])('%s, that became: %s', (before, after, words, now) => {
    expect(follow(text(before), text(after), words)).toEqual(['changed', now])
    // What went is nowhere to be marked: the words themselves stay where they are.
    expect(follow(text(after), text(before), words)).toEqual(['changed', words])
    expect(follow(text(before), text(before), words)).toEqual(['exact', words])
  })

  test.each([
    ['in the sentence before', 'Visits never stop', 'Visits stop'],
    ['behind a comma', 'stop, they', 'stop, they do not'],
    ['in the sentence after', 'None were', 'Some were'],
    ['in another paragraph', 'The arr', 'It is not so\n\nThe arr'],
    ['that is none', 'are good', 'are notably good'],
    ['that stays as it was', 'The arr', 'Most of the arr'],
  ])('changes nothing %s', (_, old, now) => {
    const before = text('arrangements are good')
    expect(before).toContain(old)
    const after = before.replace(old, now)
    expect(follow(before, after, 'good')?.[1]).toBe('good')
    expect(follow(before, after, 'good')?.[0]).toMatch(/exact|moved/)
    expect(follow(after, before, 'good')?.[0]).toMatch(/exact|moved/)
  })

  test('is seen wherever in the clause it comes to stand, and in no other clause', () => {
    const clause = fc.array(
      fc.constantFrom<string>('visits', 'are', 'good', 'and', 'kept', '5.5', 'well-run'),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    const negation = fc.constantFrom('not', 'no longer', 'never', 'hardly', 'cannot', "isn't", 'rarely')
    const ends = fc.constantFrom('. ', ', ', '; ', ' – ', '\n\n')
    fc.assert(
      fc.property(
        fc.tuple(clause, clause, clause),
        ends,
        negation,
        fc.tuple(fc.nat(2), fc.nat(), fc.nat(), fc.nat()),
        (clauses, end, added, [which, at, one, other]) => {
          const join = (some: string[][]) => some.map((words) => words.join(' ')).join(end)
          const marked = clauses[1]
          const [first, last] = [one % marked.length, other % marked.length].sort((a, b) => a - b) as [
            number,
            number,
          ]
          const lead = `${clauses[0].join(' ')}${end}${marked
            .slice(0, first)
            .map((word) => `${word} `)
            .join('')}`
          const quoted = marked.slice(first, last + 1).join(' ')
          const anchor = { start: lead.length, end: lead.length + quoted.length }
          const before = join(clauses)
          const after = join(
            clauses.map((words, n) =>
              n === which ? words.toSpliced(at % (words.length + 1), 0, added) : words,
            ),
          )
          const [placed] = mapAnchors(before, after, [anchor])
          const claims = placed?.state === 'exact' || placed?.state === 'moved'
          expect(claims).toBe(which !== 1)
        },
      ),
      { numRuns: 3_000 },
    )
  })

  test('is looked for no farther than its clause, and takes no time in a text without end', () => {
    expect(clauseAround('One. Two, (three) four.', { start: 11, end: 16 })).toEqual({ start: 11, end: 16 })
    const long = 'good '.repeat(200_000)
    const anchors = Array.from({ length: 5_000 }, (_, n) => ({ start: n * 200, end: n * 200 + 4 }))
    const started = performance.now()
    expect(mapAnchors(long, `not ${long}`, anchors)[4_999]?.state).toBe('moved')
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
