import { sayDate, sayDateTime } from '../../shared/text/dates.ts'

/** A calendar day in words: 13 June 2017. */
export function DayText({ day }: { day: string }) {
  return <time datetime={day}>{sayDate(day)}</time>
}

/** A moment as its time of day, for what happens in one sitting, with the day on hover. */
export function TimeOfDay({ at }: { at: string }) {
  const words = sayDateTime(at)
  return (
    <time datetime={at} title={words}>
      {words.replace(/^.*, /, '')}
    </time>
  )
}

/** A moment as its day in words, with the time of day on hover. */
export function Moment({ at }: { at: string }) {
  const words = sayDateTime(at)
  return (
    <time datetime={at} title={words}>
      {words.replace(/,.*$/, '')}
    </time>
  )
}
