import { TextInput } from '../ui/Field.tsx'
import { useFormFields } from '../ui/form-fields.ts'
import type { Room } from './room.ts'
import { SessionButton, SessionForm } from './SessionForm.tsx'

const minutes = [1, 2, 5, 10, 15, 20]

/** What a host and co-hosts do: the task, the timer, leading, rounds, the end. */
export function HostDesk({ room }: { room: Room }) {
  const { session, own, round, may } = room
  const task = useFormFields('session-task')
  const { id } = session
  if (!may.lead) return null
  const isLeading = session.leader === own?.person.id
  return (
    <section class="host-desk" aria-labelledby="host-heading">
      <h2 id="host-heading">Leading</h2>
      {session.state === 'planned' && (
        <SessionButton name="begin-session" to={`${id}/begin`} quiet={false}>
          Begin now
        </SessionButton>
      )}
      <SessionForm name="session-task" to={`${id}/task`} class="stacked" label="The task">
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
      <SessionForm name="session-timer" to={`${id}/timer`} class="host-timer" label="The timer">
        <label>
          Timer{' '}
          <select name="seconds">
            <option value="">none</option>
            {minutes.map((each) => (
              <option key={each} value={each * 60} selected={session.timer?.seconds === each * 60}>
                {each} min
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Start</button>
      </SessionForm>
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
      {round && (
        <>
          <SessionButton name="reveal-session" to={`${id}/reveal`} quiet={false}>
            Reveal the round
          </SessionButton>
          <SessionButton name="drop-session" to={`${id}/drop`}>
            Drop the round
          </SessionButton>
        </>
      )}
    </section>
  )
}
