const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/**
 * The moment of what a form's field for a day and a time says, such as '2026-06-13T19:30': the clocks in London show
 * it then, wherever the server or the person is. What has its zone with it is that moment.
 */
export function londonMoment(typed: string): Date {
  if (/(?:Z|[+-]\d\d:?\d\d)$/.test(typed)) return new Date(typed)
  const asUtc = Date.parse(`${typed}Z`)
  // The second look is for the hours around the nights in which the clocks are changed.
  const near = asUtc - aheadAt(asUtc)
  return new Date(asUtc - aheadAt(near))
}

/** How far the clocks in London are ahead of UTC at a moment, in milliseconds. */
function aheadAt(moment: number): number {
  const parts = new Map(london.formatToParts(moment).map(({ type, value }) => [type, value]))
  const [year, month, day] = ['year', 'month', 'day'].map((type) => Number(parts.get(type as 'year')))
  const [hour, minute, second] = ['hour', 'minute', 'second'].map((type) => Number(parts.get(type as 'hour')))
  const shown = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return shown - Math.floor(moment / 1000) * 1000
}
