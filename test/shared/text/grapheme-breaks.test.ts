import { describe, expect, test } from 'vitest'
import { snapToGraphemes } from '../../../shared/text/boundaries.ts'
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
