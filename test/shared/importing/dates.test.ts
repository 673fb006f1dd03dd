import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateLike, findLoneDate, readDate } from '../../../shared/importing/dates.ts'

const today = '2026-11-22'

describe('reading a date, day first', () => {
  test.each([
    ['13/6/17', '2017-06-13'],
    ['13/06/2017', '2017-06-13'],
    ['6/7/17', '2017-07-06'],
    ['13.6.2017', '2017-06-13'],
    ['13-6-17', '2017-06-13'],
    ['13 June 2017', '2017-06-13'],
    ['13th June 2017', '2017-06-13'],
    ['1st of September 2015', '2015-09-01'],
    ['22 Sept 2015', '2015-09-22'],
    ['3 Mar. 2014', '2014-03-03'],
    ['2 JUNE, 2014', '2014-06-02'],
    ['29 February 2016', '2016-02-29'],
    ['2017-06-13', '2017-06-13'],
    ['22/11/2026', '2026-11-22'],
  ])('%j is %s', (words, date) => {
    expect(readDate(words, today)).toEqual({ date, problem: null })
    expect(dateLike.exec(`Kent ${words} Good`)?.[0]).toBe(words)
  })

  test.each([
    ['6/13/17', 'date-month-first'],
    ['June 13, 2017', 'date-month-first'],
    ['June 13th 2017', 'date-month-first'],
    ['31/6/17', 'date-impossible'],
    ['29 February 2017', 'date-impossible'],
    ['0/6/17', 'date-impossible'],
    ['13/0/17', 'date-impossible'],
    ['32/13/17', 'date-impossible'],
    ['13/6/217', 'date-impossible'],
    ['13/6/1917', 'date-impossible'],
    ['13/6/97', 'date-in-future'],
    ['23/11/2026', 'date-in-future'],
    ['13 June', 'date-incomplete'],
    ['June 2017', 'date-incomplete'],
    ['13/6', 'date-incomplete'],
  ])('%j is a problem, %s, that quotes it', (words, code) => {
    const { date, problem } = readDate(words, today)
    expect(date).toBeNull()
    expect(problem?.code).toBe(code)
    expect(problem?.message).toContain(words)
    expect(dateLike.exec(`Kent ${words}`)?.[0]).toBe(words)
  })

  test('every day since 1992, in every form, comes back as itself', () => {
    const days = fc.date({ min: new Date('1992-01-01'), max: new Date('2026-11-22'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10)
        const [year, month, of] = date.split('-').map(Number) as [number, number, number]
        const name = day.toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })
        for (const words of [
          `${of}/${month}/${year}`,
          `${of} ${name} ${year}`,
          `${of}th ${name} ${year}`,
          date,
        ]) {
          expect(readDate(words, today)).toEqual({ date, problem: null })
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('a line that is a date and nothing more', () => {
  test.each([
    ['Published 1 October 2019', '1 October 2019'],
    ['Report published on: 1/10/19', '1/10/19'],
    ['(13/6/17)', '13/6/17'],
  ])('%j holds %j', (line, words) => {
    const span = findLoneDate(line)
    expect(line.slice(span?.start, span?.end)).toBe(words)
  })

  test.each([
    'It was published on 1 October 2019',
    '1 October 2019 was a Tuesday',
    'Kent 13/6/17',
    '',
  ])('%j is none', (line) => {
    expect(findLoneDate(line)).toBeNull()
  })
})
