import type { SessionView } from '../../../shared/live-sessions/views.ts'
import { SessionButton, SessionForm } from '../SessionForm.tsx'

const minutes = [1, 2, 5, 10, 15, 20]

/** Starts a timer on every screen, or takes it away. */
export function TimerForm({ session: { id, timer } }: { session: SessionView }) {
  const form = { name: 'session-timer', to: `${id}/timer` }
  return (
    <>
      <SessionForm {...form} class="desk-row" label="The timer">
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
      {timer && <SessionButton {...form}>Take the timer away</SessionButton>}
    </>
  )
}
