import { describe, expect, it } from 'vitest'
import { sayDate, sayDateTime } from '../../../shared/text/dates.ts'

describe('a calendar day', () => {
  it.each([
    ['2017-06-13', '13 June 2017'],
    ['2017-04-07', '7 April 2017'],
    ['2024-02-29', '29 February 2024'],
  ])('%s is said day first', (day, words) => expect(sayDate(day)).toBe(words))

  it.each([
    '2017-02-29',
    '2017-06-31',
    '2017-13-01',
    '13/6/2017',
    '2017-6-13',
    '',
    '2017-06-13T00:00',
  ])('refuses %j', (day) => expect(() => sayDate(day)).toThrow(RangeError))
})

describe('a moment', () => {
  it.each([
    ['2017-06-13T13:05:00Z', '13 June 2017, 14:05', 'summer time'],
    ['2017-01-13T13:05:00.000Z', '13 January 2017, 13:05', 'winter'],
    ['2017-06-30T23:30:00Z', '1 July 2017, 00:30', 'past midnight in London'],
    ['2017-06-13T15:05:00+02:00', '13 June 2017, 14:05', 'another zone'],
    ['2026-03-29T01:00:00Z', '29 March 2026, 02:00', 'the hour that is left out'],
  ])('%s is %s (%s)', (moment, words) => expect(sayDateTime(moment)).toBe(words))

  it.each([
    '2017-06-13',
    '2017-06-13T13:05:00',
    'yesterday',
    '2017-06-13T25:00:00Z',
  ])('refuses %j', (moment) => expect(() => sayDateTime(moment)).toThrow(RangeError))
})
