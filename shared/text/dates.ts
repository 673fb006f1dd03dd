const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

// The words are put together here because Intl's own wording differs between browsers and Node releases.
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** A calendar day in words: '2017-06-13' is '13 June 2017'. RangeError for anything but a real YYYY-MM-DD. */
export function sayDate(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  // JavaScript takes 31 June for 1 July; writing the day back shows it.
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) {
    throw new RangeError(`Not a calendar day: ${day}`)
  }
  return inWords(at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCFullYear())
}

/**
 * A moment in words as the clocks in London show it: '2017-06-13T13:05:00Z' is '13 June 2017, 14:05', on the
 * server and on every screen alike. Takes an ISO 8601 moment with its zone; RangeError for anything else.
 */
export function sayDateTime(moment: string): string {
  const at = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(moment) ? moment : Number.NaN)
  if (Number.isNaN(at.getTime())) throw new RangeError(`Not a moment with its zone: ${moment}`)
  const parts = new Map(london.formatToParts(at).map(({ type, value }) => [type, value]))
  const date = inWords(Number(parts.get('day')), Number(parts.get('month')), Number(parts.get('year')))
  return `${date}, ${parts.get('hour')}:${parts.get('minute')}`
}

function inWords(day: number, month: number, year: number): string {
  return `${day} ${months[month - 1]} ${year}`
}
