import type { Span } from './pasted-text.ts'
import type { ProblemCode } from './preview.ts'

/** A date as a post writes it: the day, or why there is none. `message` says what to do. */
type DateReading =
  | { date: string; problem: null }
  | { date: null; problem: { code: ProblemCode; message: string } }

const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
const month = `(?:${months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|sept)\\.?`
const ordinal = '(?:st|nd|rd|th)?'
/** Ofsted began its work in September 1992, so no report is older. */
const firstYear = 1992

/** Finds anything meant as a date in a line of the matching copy, whether or not such a day exists. */
export const dateLike = new RegExp(
  [
    '\\d{4}-\\d{1,2}-\\d{1,2}',
    '\\d{1,3} ?[/.-] ?\\d{1,3} ?[/.-] ?\\d{2,4}',
    `\\d{1,2} ?${ordinal} (?:of )?${month},? (?:\\d{4}|\\d{2})`,
    `${month} \\d{1,2} ?${ordinal},? \\d{4}`,
    `\\d{1,2} ?${ordinal} (?:of )?${month}(?![a-z])`,
    `${month} \\d{4}`,
    '\\d{1,2}/\\d{1,2}',
  ]
    .map((form) => `(?<![\\w/])${form}(?![\\w/])`)
    .join('|'),
  'i',
)

const loneDate = new RegExp(
  `^(?:(?:report |inspection |letter )?(?:published|dated|date|publication date)(?: on)?:? ?)?\\(?(?<date>${dateLike.source})[.)]?$`,
  'di',
)

/** Where the date stands in a line that is a date and nothing more ("Published 1 October 2019"); else null. */
export function findLoneDate(line: string): Span | null {
  const [start, end] = loneDate.exec(line)?.indices?.groups?.date ?? [0, 0]
  return start < end ? { start, end } : null
}

/**
 * Reads a date day first: 13/6/17, 13.06.2017, 13 June 2017, 13th of June 2017, 2017-06-13. A day that
 * doesn't exist, an American date, one without its day or year and one after `today` (`YYYY-MM-DD`) are
 * problems, never guesses. Two digits of a year are of this century.
 */
export function readDate(words: string, today: string): DateReading {
  const plain = words.toLowerCase().replace(/\s+/g, ' ').trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  if (iso) return check(words, Number(iso[3]), Number(iso[2]), Number(iso[1]), today)
  const numeric = /^(\d+) ?[/.-] ?(\d+) ?[/.-] ?(\d+)$/.exec(plain)
  if (numeric) return check(words, Number(numeric[1]), Number(numeric[2]), yearOf(numeric[3]), today)
  const named = /^(\d{1,2}) ?(?:st|nd|rd|th)? (?:of )?([a-z]+)\.?,? (\d+)$/.exec(plain)
  if (named) return check(words, Number(named[1]), monthOf(named[2]), yearOf(named[3]), today)
  if (/^[a-z]+\.? \d{1,2} ?(?:st|nd|rd|th)?,? \d{4}$/.test(plain)) return monthFirst(words)
  return problem('date-incomplete', `“${words}” is not a whole date: please give day, month and year.`)
}

function check(words: string, day: number, month: number, year: number, today: string): DateReading {
  if (month > 12 && month <= 31 && day <= 12) return monthFirst(words)
  const at = new Date(Date.UTC(year, month - 1, day))
  const exists = at.getUTCDate() === day && at.getUTCMonth() === month - 1 && at.getUTCFullYear() === year
  if (!exists) return problem('date-impossible', `There is no such day as “${words}”.`)
  if (year < firstYear) {
    return problem('date-impossible', `“${words}” is before ${firstYear}, when there were no such reports.`)
  }
  const date = at.toISOString().slice(0, 10)
  if (date > today) return problem('date-in-future', `“${words}” would be ${date}, which is still to come.`)
  return { date, problem: null }
}

function monthFirst(words: string): DateReading {
  return problem(
    'date-month-first',
    `“${words}” seems to give the month first: please write the day first, as in 13/6/2017.`,
  )
}

function problem(code: ProblemCode, message: string): DateReading {
  return { date: null, problem: { code, message } }
}

function yearOf(digits = ''): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

function monthOf(name = ''): number {
  return months.findIndex((each) => each.startsWith(name.slice(0, 3))) + 1
}
