import { TextInput } from '../../ui/Field.tsx'
import { useFormFields } from '../../ui/form-fields.ts'
import type { Room } from '../room/room.ts'
import { SessionButton, SessionForm } from '../SessionForm.tsx'
import { EndSession } from './EndSession.tsx'

const minutes = [1, 2, 5, 10, 15, 20]

/** What a host and co-hosts do: the task, the timer, leading, rounds, the end. Who only keeps order may end it. */
export function HostDesk({ room }: { room: Room }) {
  if (!room.may.keepOrder) return null
  return (
    <div class="host-desk">
      {room.may.lead && <Leading room={room} />}
      <EndSession room={room} />
    </div>
  )
}

function Leading({ room: { session, own, round } }: { room: Room }) {
  const task = useFormFields('session-task')
  const { id, timer } = session
  const isLeading = session.leader === own?.person.id
  return (
    <>
      {session.state === 'planned' && (
        <SessionButton name="begin-session" to={`${id}/begin`} primary>
          Begin now
        </SessionButton>
      )}
      {round && (
        <div class="desk-round">
          <SessionButton name="reveal-session" to={`${id}/reveal`} primary>
            Reveal round {round.number}
          </SessionButton>
          <SessionButton name="drop-session" to={`${id}/drop`}>
            Drop it unseen
          </SessionButton>
        </div>
      )}
      <SessionForm name="session-task" to={`${id}/task`} class="desk-row" label="The task">
        <TextInput
          key={session.task?.set ?? ''}
          of={task}
          name="words"
          label="Task"
          optional
          fallback={session.task?.words ?? ''}
          maxLength={300}
        />
        <button type="submit">Set</button>
      </SessionForm>
      <SessionForm name="session-timer" to={`${id}/timer`} class="desk-row" label="The timer">
        <div class="field">
          <label for="timer-seconds">Timer</label>
          <select name="seconds" id="timer-seconds">
            {minutes.map((each) => (
              <option key={each} value={each * 60} selected={(timer?.seconds ?? 300) === each * 60}>
                {each} min
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{timer ? 'Restart' : 'Start'}</button>
      </SessionForm>
      <div class="desk-steps">
        {timer && (
          <SessionButton name="session-timer" to={`${id}/timer`}>
            Take the timer away
          </SessionButton>
        )}
        <SessionButton name="session-lead" to={`${id}/lead`} values={{ on: isLeading ? 'false' : 'true' }}>
          {isLeading ? 'Stop leading' : 'Let everybody follow me'}
        </SessionButton>
        {session.spotlight && (
          <SessionButton name="session-spotlight" to={`${id}/spotlight`}>
            Put the spotlight out
          </SessionButton>
        )}
        {session.state === 'open' && !round && (
          <SessionButton name="begin-round" to={`${id}/rounds`}>
            Begin a blind round
          </SessionButton>
        )}
      </div>
    </>
  )
}
