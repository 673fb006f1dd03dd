import { sayDateTime } from '../../../shared/text/dates.ts'
import { count } from '../../../shared/text/plural.ts'
import { usePage } from '../../live/store.ts'
import { focusSoon } from '../focus-soon.ts'
import { LeadLine } from '../following/LeadLine.tsx'
import { Timer } from '../leading/Timer.tsx'
import { countOthers } from '../rounds/own-marks.ts'
import { SessionButton } from '../SessionForm.tsx'
import { PartLink } from './PartLink.tsx'
import { RoomNav } from './RoomNav.tsx'
import type { Room } from './room.ts'
import { useRoomSaid } from './room-said.ts'

/** What holds now, always in sight: the task, the round, the timer, and what the viewer may do about it. */
export function RoomStrip({ room }: { room: Room }) {
  const { session, round } = room
  const state = usePage()
  const others = round ? countOthers(state) : 0
  useRoomSaid(room)
  return (
    <section class="room-strip" aria-label="What we are doing">
      <Doing room={room} />
      <div class="strip-state">
        <RoundState room={room} />
        {session.timer && <Timer timer={session.timer} />}
        <OwnPart room={room} />
      </div>
      <RoomNav room={room} />
      {(session.leader !== null || session.spotlight || others > 0) && (
        <LeadLine room={room} others={others} />
      )}
    </section>
  )
}

/** The task; a long one shows its beginning until it is asked for. */
function Doing({ room: { session } }: { room: Room }) {
  if (session.state === 'ended') {
    return (
      <p class="strip-doing">
        {session.began === null ? 'This session was called off. ' : 'This session has ended. '}
        <a id="strip-ended" href={`/sessions/${session.id}/summary`}>
          {session.began === null ? 'What was announced' : 'See what came of it'}
        </a>
      </p>
    )
  }
  if (session.task) {
    return (
      <details class="strip-doing" key={session.task.set}>
        <summary>
          <span class="strip-task">
            <span class="strip-label">Task</span> {session.task.words}
          </span>
        </summary>
      </details>
    )
  }
  return (
    <p class="strip-doing is-untasked">
      {session.state === 'planned' && session.planned
        ? `Begins on ${sayDateTime(session.planned)}, London time`
        : 'Everybody reads and marks as they like.'}
    </p>
  )
}

/** The round that is on; else the way to what the last one came to. */
function RoundState({ room: { session, round, rounds, own, may } }: { room: Room }) {
  if (!round) {
    const last = rounds.findLast(({ state }) => state === 'revealed')
    return (
      last && (
        <p class="strip-round">
          <a href={`#round-${last.id}`}>
            <span class="strip-label">Round {last.number}</span> what was marked
          </a>
        </p>
      )
    )
  }
  const isDone = own !== null && round.done.includes(own.person.id)
  return (
    <div class="strip-round">
      <span>
        <span class="strip-label">Round {round.number}</span>
        <span class="strip-how"> each alone</span>
      </span>
      {may.takePart &&
        (isDone ? (
          <>
            <span class="strip-done" id="strip-done" tabIndex={-1}>
              you are done
            </span>
            <SessionButton
              name="done-session"
              to={`${session.id}/done`}
              values={{ round: round.id, on: 'false' }}
              done={() => focusSoon('strip-not-done')}
            >
              Not yet
            </SessionButton>
          </>
        ) : (
          <span id="strip-not-done" tabIndex={-1}>
            <SessionButton
              name="done-session"
              to={`${session.id}/done`}
              values={{ round: round.id }}
              done={() => focusSoon('strip-done')}
            >
              I am done
            </SessionButton>
          </span>
        ))}
    </div>
  )
}

/** How the viewer is in this: they watch, they take part and may raise a hand, or they lead and see whose is up. */
function OwnPart({ room: { session, own, seats, may } }: { room: Room }) {
  const { viewer, path } = usePage()
  const { id, state } = session
  if (state === 'ended') return null
  if (!own) {
    if (viewer.id === null) {
      return (
        <p class="strip-own">
          <a href={`/log-in?next=${encodeURIComponent(path)}`}>Log in to take part</a>; you can watch.
        </p>
      )
    }
    if (!may.join) return <p class="strip-own">You can watch.</p>
    return (
      <SessionButton name="join-session" to={`${id}/join`} class="strip-own" primary>
        Take part
      </SessionButton>
    )
  }
  if (may.lead) {
    const hands = seats.filter(({ hand }) => hand !== null).length
    return (
      <p class="strip-own">
        {hands > 0 ? (
          <PartLink name="people">{count(hands, 'hand')} up</PartLink>
        ) : state === 'open' ? (
          'You lead'
        ) : (
          'You will lead'
        )}
      </p>
    )
  }
  if (own.muted) return <p class="strip-own">Muted: you can read on.</p>
  if (state !== 'open') return <p class="strip-own">You are coming.</p>
  return (
    <SessionButton
      name="session-hand"
      to={`${id}/hand`}
      class="strip-own"
      values={{ on: own.hand ? 'false' : 'true' }}
      quiet={false}
    >
      {own.hand ? 'Lower my hand' : 'Raise my hand'}
    </SessionButton>
  )
}
