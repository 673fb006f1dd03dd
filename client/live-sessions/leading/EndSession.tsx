import { count } from '../../../shared/text/plural.ts'
import { focusSoon } from '../focus-soon.ts'
import { useHere } from '../people/here.ts'
import type { Room } from '../room/room.ts'
import { SessionButton } from '../SessionForm.tsx'

/** Ends the session for everybody; before that it says what that means. */
export function EndSession({ room }: { room: Room }) {
  return room.session.state === 'planned' ? <CallOff room={room} /> : <End room={room} />
}

function CallOff({ room: { session } }: { room: Room }) {
  return (
    <details class="end-session">
      <summary>Call it off</summary>
      <p>It would not take place. Whoever has the link is told so.</p>
      <SessionButton
        name="end-session"
        to={`${session.id}/end`}
        quiet={false}
        done={() => focusSoon('strip-ended')}
      >
        Call the session off
      </SessionButton>
    </details>
  )
}

function End({ room }: { room: Room }) {
  const { session, seats, round } = room
  const here = useHere(session.id)
  const people = here ? seats.filter(({ person }) => here.people.has(person.id)).length : seats.length
  const guests = here && here.guests > 0 ? ` and ${count(here.guests, 'guest')}` : ''
  return (
    <details class="end-session">
      <summary>End the session</summary>
      <p>
        {count(people, 'person', 'people')}
        {guests} {people === 1 && guests === '' ? 'is' : 'are'} here. What was marked stays, and the session
        becomes its summary; nobody can go on in it.
      </p>
      {round && (
        <p>
          Round {round.number} has not been revealed: it would be dropped, and what was marked in it would
          stay each person’s own.
        </p>
      )}
      <SessionButton
        name="end-session"
        to={`${session.id}/end`}
        quiet={false}
        done={() => focusSoon('strip-ended')}
      >
        End it for everybody
      </SessionButton>
    </details>
  )
}
