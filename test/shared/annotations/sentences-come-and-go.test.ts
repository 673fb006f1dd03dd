import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mapAnchors } from '../../../shared/annotations/place.ts'
import { codePointSlice } from '../../../shared/text/code-points.ts'

type Report = string[][]
const textOf = (report: Report) => report.map((paragraph) => paragraph.join(' ')).join('\n\n')

/** Each sentence of a report, and where it stands; of few words, so that many begin and end alike. */
function sentencesOf(report: Report) {
  let at = 0
  return report.flatMap((paragraph) => {
    const found = paragraph.map((words) => {
      const start = at
      at += words.length + 1
      return { words, start, end: start + words.length }
    })
    at += 1
    return found
  })
}

const sentence = fc
  .array(fc.constantFrom('visits', 'are', 'good', 'weak', 'not', 'the'), { minLength: 1, maxLength: 5 })
  .map((words) => `${words.join(' ')}.`)
const report = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })

/** A report, and the same with one more sentence. */
const oneMore = fc.tuple(report, sentence, fc.nat(), fc.nat()).map(([fewer, added, one, other]) => {
  const more = fewer.map((paragraph) => [...paragraph])
  const paragraph = more[one % more.length] as string[]
  paragraph.splice(other % (paragraph.length + 1), 0, added)
  return { fewer, more, added }
})

/** Sentences that stand in a report once, so that there is no doubt where each of them is. */
const once = (report: Report) =>
  sentencesOf(report).filter(({ words }) => report.flat().filter((other) => other === words).length === 1)

function mapped(from: Report, to: Report) {
  const there = new Map(once(to).map((each) => [each.words, each]))
  const kept = once(from).filter(({ words }) => there.has(words))
  return mapAnchors(textOf(from), textOf(to), kept).map((placed, n) => ({
    ...placed,
    from: kept[n]!,
    to: there.get(kept[n]!.words)!,
  }))
}

describe('a sentence that comes or goes', () => {
  test('leaves the marks on all others where they are, though they begin or end alike', () => {
    fc.assert(
      fc.property(oneMore, fc.boolean(), ({ fewer, more }, comes) => {
        for (const { state, start, end, from, to } of comes ? mapped(fewer, more) : mapped(more, fewer)) {
          expect({ start, end }).toEqual({ start: to.start, end: to.end })
          expect(state).toBe(to.start === from.start ? 'exact' : 'moved')
        }
      }),
      { numRuns: 3_000 },
    )
  })

  test('takes its own marks with it, and puts them on no other sentence', () => {
    fc.assert(
      fc.property(oneMore, ({ fewer, more, added }) => {
        const gone = once(more).filter(({ words }) => words === added)
        for (const { state } of mapAnchors(textOf(more), textOf(fewer), gone)) expect(state).toBe('orphan')
      }),
      { numRuns: 1_000 },
    )
  })

  const same = 'Arrangements are kept under review.'
  test.each([
    ['the first of two that begin alike', ['Visits are good.', 'Visits are weak.'], 0],
    ['the second of two that begin alike', ['Visits are good.', 'Visits are weak.'], 1],
    ['one between two that begin alike', ['Visits are good.', 'Visits are weak.', 'Visits are rare.'], 1],
    ['one that ends like the one before', ['Most visits are good.', 'Few visits are good.', 'So.'], 1],
    ['one of two that are the same', [same, 'Visits are rare.', same], 0],
    ['the other of two that are the same', [same, 'Visits are rare.', same], 2],
  ])('%s', (_, sentences, taken) => {
    const left = sentences.filter((_, n) => n !== taken)
    for (const space of [' ', '\n', '\n\n']) {
      const [before, after] = [sentences, left].map((some) => `Here. ${some.join(space)}`) as [string, string]
      let at = 6
      sentences.forEach((words, n) => {
        const start = at
        at += words.length + space.length
        const [placed] = mapAnchors(before, after, [{ start, end: start + words.length }])
        if (n === taken) expect(placed?.state).toBe('orphan')
        else expect(codePointSlice(after, placed!.start, placed!.end)).toBe(words)
        if (n !== taken) expect(placed?.state).toBe(n < taken ? 'exact' : 'moved')
      })
    }
  })
})
