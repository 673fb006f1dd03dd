import { count } from '../../../shared/text/plural.ts'
import type { Room } from '../room/room.ts'

/** The blind round that is on, and how far people are; else the way to what the last one came to. */
export function RoundNow({ room: { round, rounds, may, seats } }: { room: Room }) {
  const last = rounds.findLast(({ state }) => state === 'revealed')
  if (!round && !last) return null
  return (
    <div class="round-now">
      <h3>{round ? `Round ${round.number}: each alone` : `Round ${last?.number}: revealed`}</h3>
      {round && (
        <p>
          {may.takePart ? 'Only you see what you mark now' : 'Each sees only their own marks now'}, until the
          reveal. {count(round.done.length, 'person', 'people')} of {seats.length}{' '}
          {round.done.length === 1 ? 'is' : 'are'} done.
        </p>
      )}
      {!round && last?.result && (
        <p>
          {count(last.result.marks, 'mark')} by {count(last.result.people.length, 'person', 'people')}.{' '}
          <a href={`#round-${last.id}`}>How far they agree</a>
        </p>
      )}
    </div>
  )
}
