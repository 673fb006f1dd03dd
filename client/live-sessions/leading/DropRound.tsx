import type { Room } from '../room/room.ts'
import { SessionButton } from '../SessionForm.tsx'

/** Ends the round unseen; before that it says what that means, since nobody can take it back. */
export function DropRound({ session, round }: { session: string; round: NonNullable<Room['round']> }) {
  return (
    <details class="end-session">
      <summary>Drop it unseen</summary>
      <p>
        What was marked in round {round.number} would stay each person’s own, and how far you agree would not
        be counted.
      </p>
      <SessionButton name="drop-session" to={`${session}/drop`} values={{ round: round.id }} quiet={false}>
        Drop round {round.number}
      </SessionButton>
    </details>
  )
}
