import { count } from '../../shared/text/plural.ts'
import type { Room } from './room.ts'
import { SessionButton } from './SessionForm.tsx'

/** The blind round that is on: what it is, how far people are, and one's own “done”. */
export function RoundNow({ room: { session, round, own, may, seats } }: { room: Room }) {
  if (!round) return null
  const isDone = own !== null && round.done.includes(own.person.id)
  return (
    <section class="round-now" aria-labelledby="round-heading">
      <h2 id="round-heading">Round {round.number}: each alone</h2>
      <p>
        {may.takePart ? 'Only you see what you mark now' : 'Each sees only their own marks now'}, until the
        reveal. {count(round.done.length, 'person', 'people')} of {seats.length}{' '}
        {round.done.length === 1 ? 'is' : 'are'} done.
      </p>
      {may.takePart && !isDone && (
        <SessionButton name="done-session" to={`${session.id}/done`} quiet={false}>
          I am done
        </SessionButton>
      )}
      {isDone && <p class="round-done">You are done. You can still mark until the reveal.</p>}
    </section>
  )
}
