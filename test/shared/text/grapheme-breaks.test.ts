import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mapAnchors } from '../../../shared/annotations/place.ts'
import { snapToGraphemes } from '../../../shared/text/boundaries.ts'
import { codePointLength } from '../../../shared/text/code-points.ts'
import { graphemeBreaks, readBreaks } from './grapheme-breaks.ts'

/** Nothing joins a control, so what a row says holds between two of them as well. */
const control = '\u0001'

/** Every range of a text, snapped; and what the breaks say that it has to be. */
function rangesOf(text: string, breaks: readonly number[], shift = 0) {
  const length = breaks.at(-1) ?? 0
  const starts = Array.from({ length }, (_, start) => start)
  return starts.flatMap((start) =>
    starts.slice(start).map((last) => {
      const from = breaks.findLast((at) => at <= start) ?? 0
      const to = breaks.find((at) => at > last) ?? length
      return {
        snapped: snapToGraphemes(text, start + shift, last + 1 + shift),
        wanted: { start: from + shift, end: to + shift },
      }
    }),
  )
}

/** Unicode's own cases, as of version 15; the one that has been another since: scissors are no picture from 17 on. */
const unicodes = readFileSync(new URL('unicode/GraphemeBreakTest.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('÷'))
  .map((row) => row.replace('÷ 2701 × 200D × 2701 ÷', '÷ 2701 × 200D ÷ 2701 ÷'))

describe('the cases of Unicode’s GraphemeBreakTest', () => {
  test('are all of them', () => expect(unicodes).toHaveLength(602))

  test.each(unicodes)('%s', (row) => {
    const { text, breaks } = readBreaks(row)
    for (const { snapped, wanted } of rangesOf(text, breaks)) expect(snapped).toEqual(wanted)
    // An anchor on whole characters goes through an edit beside them, and back.
    const before = control + text + control
    const anchors = rangesOf(before, [0, ...breaks.map((at) => at + 1), codePointLength(before)])
      .map(({ snapped }) => snapped)
      .filter(({ start, end }) => start > 0 && end < codePointLength(before))
    expect(anchors.length).toBeGreaterThan(0)
    for (const [added, by] of [
      ['Lately. ', 8],
      ['👩‍👧', 3],
    ] as const) {
      const moved = anchors.map(({ start, end }) => ({ start: start + by, end: end + by }))
      expect(mapAnchors(before, added + before, anchors)).toEqual(
        moved.map((range) => ({ ...range, state: 'moved' })),
      )
      expect(mapAnchors(added + before, before, moved)).toEqual(
        anchors.map((range) => ({ ...range, state: 'moved' })),
      )
    }
  })
})

describe.each(Object.entries(graphemeBreaks))('%s', (_, rows) => {
  test.each(rows)('%s', (row) => {
    const { text, breaks } = readBreaks(row)
    for (const { snapped, wanted } of rangesOf(text, breaks)) expect(snapped).toEqual(wanted)
    for (const { snapped, wanted } of rangesOf(control + text + control, breaks, 1)) {
      expect(snapped).toEqual(wanted)
    }
  })
})

test('every rule has its rows, and there are enough of them', () => {
  const rules = Object.keys(graphemeBreaks).map((title) => title.split(':')[0])
  const all = ['3', '4', '5', '6', '7', '8', '9', '9a', '9b', '9c', '11', '12', '13', '999']
  expect(rules).toEqual(all.map((rule) => `GB${rule}`))
  const rows = Object.values(graphemeBreaks).flat()
  expect(new Set(rows).size).toBe(rows.length)
  expect(rows.length).toBeGreaterThan(100)
})
