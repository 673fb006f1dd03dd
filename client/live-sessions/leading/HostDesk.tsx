import type { Undoing } from '../../live/saying.ts'
import type { Room } from '../room/room.ts'
import { SessionButton } from '../SessionForm.tsx'
import { DropRound } from './DropRound.tsx'
import { EndSession } from './EndSession.tsx'
import { TaskForm } from './TaskForm.tsx'
import { TimerForm } from './TimerForm.tsx'

/**
 * What a host and co-hosts do: the task, the timer, leading, rounds, the end. Who only keeps order may end it. Before a
 * session begins there is only a task to be prepared.
 */
export function HostDesk({ room }: { room: Room }) {
  const { session, may } = room
  if (!may.keepOrder) return null
  return (
    <div class="host-desk">
      {may.lead && session.state === 'planned' && (
        <SessionButton name="begin-session" to={`${session.id}/begin`} primary>
          Begin now
        </SessionButton>
      )}
      {may.lead && session.state === 'open' && <RoundDesk room={room} />}
      {may.lead && <TaskForm session={session} />}
      {may.lead && session.state === 'open' && (
        <>
          <TimerForm session={session} />
          <Showing room={room} />
        </>
      )}
      <EndSession room={room} />
    </div>
  )
}

function RoundDesk({ room: { session, round } }: { room: Room }) {
  if (!round) return null
  return (
    <div class="desk-round">
      <SessionButton name="reveal-session" to={`${session.id}/reveal`} values={{ round: round.id }} primary>
        Reveal round {round.number}
      </SessionButton>
      <DropRound session={session.id} round={round} />
    </div>
  )
}

/** Where everybody is to look. */
function Showing({ room: { session, own, round } }: { room: Room }) {
  const { id, spotlight } = session
  const isLeading = session.leader === own?.person.id
  return (
    <div class="desk-steps">
      <SessionButton name="session-lead" to={`${id}/lead`} values={{ on: isLeading ? 'false' : 'true' }}>
        {isLeading ? 'Stop leading' : 'Let everybody follow me'}
      </SessionButton>
      {spotlight && (
        <SessionButton name="session-spotlight" to={`${id}/spotlight`} undoing={lightAgain(id, spotlight)}>
          Put the spotlight out
        </SessionButton>
      )}
      {!round && (
        <SessionButton name="begin-round" to={`${id}/rounds`}>
          Begin a blind round
        </SessionButton>
      )}
    </div>
  )
}

const lightAgain = (session: string, passage: NonNullable<Room['session']['spotlight']>): Undoing => ({
  words: 'The spotlight is out.',
  undoneWords: 'The spotlight is on again.',
  undo: () => ({ path: `/sessions/${session}/spotlight`, body: { ...passage }, form: 'session-spotlight' }),
})
