import { useRef } from 'preact/hooks'
import type { SeatView } from '../../../shared/live-sessions/views.ts'
import { count } from '../../../shared/text/plural.ts'
import { initials } from '../../live/initials.ts'
import type { Undoing } from '../../live/saying.ts'
import { AskIn } from '../room/AskIn.tsx'
import type { Room } from '../room/room.ts'
import { hasSaidDone } from '../rounds/done.ts'
import { SessionButton } from '../SessionForm.tsx'
import { handsUp } from './hands.ts'
import { useHere } from './here.ts'

const roles: Record<SeatView['role'], string | null> = { host: 'host', cohost: 'co-host', member: null }

/** More people than this may need to be scrolled through. */
const fits = 5

/** Everybody with a seat: who is here now, who leads, whose hand is up; for those who keep order, what they may do. */
export function Seats({ room }: { room: Room }) {
  const { session, seats } = room
  const here = useHere(session.id)
  const hands = handsUp(seats)
  return (
    <>
      {/* What scrolls has to be reached by the keyboard. */}
      <ul class="seats" aria-label="People with a seat" tabIndex={seats.length > fits ? 0 : undefined}>
        {seats.map((seat) => {
          const isAway = here !== null && !here.people.has(seat.person.id)
          const hand = hands.indexOf(seat)
          const facts = [
            roles[seat.role],
            session.leader === seat.person.id && 'leads',
            hand >= 0 && (hands.length > 1 ? `hand up, ${ordinal(hand + 1)}` : 'hand up'),
            hasSaidDone(room.round, seat) && 'done',
            seat.muted && 'muted',
            isAway && 'away',
          ].filter((fact) => typeof fact === 'string')
          return (
            <li
              key={seat.id}
              class={`seat${isAway ? ' is-away' : ''}${hand >= 0 ? ' has-hand' : ''}${seat.muted ? ' is-muted' : ''}`}
            >
              <span class={`presence-person colour-${seat.colour % 8}`} aria-hidden="true">
                {initials(seat.person.name)}
              </span>
              <span class="seat-name">
                <b class="name">{seat.person.name}</b>
                {facts.length > 0 && <span class="seat-facts"> {facts.join(' · ')}</span>}
              </span>
              {room.may.keepOrder && <SeatTools room={room} seat={seat} />}
            </li>
          )
        })}
      </ul>
      {/* Below the list, so that nobody's place in it moves. */}
      {hands.length > 1 && (
        <p class="seats-hands">Hands up, in order: {hands.map(({ person }) => person.name).join(', ')}</p>
      )}
      {here !== null && here.guests > 0 && <p class="seats-guests">{count(here.guests, 'guest')} watching</p>}
    </>
  )
}

/** Who leads and has nobody yet is told how others come. */
export function Alone({ room: { session, seats, may } }: { room: Room }) {
  if (!may.lead || seats.length > 1) return null
  return (
    <p class="seats-alone">
      Nobody else has come yet: <AskIn session={session.id}>pass the link on</AskIn>.
    </p>
  )
}

/** A place in a row: 1st, 2nd, 3rd, 4th, 11th, 22nd. */
export function ordinal(n: number): string {
  const end = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${end}`
}

const unmuting = ({ name, to }: { name: string; to: string }, { muted, person }: SeatView): Undoing => ({
  words: muted ? `${person.name} may take part again.` : `${person.name} is muted.`,
  undoneWords: muted ? `${person.name} is muted again.` : `${person.name} may take part again.`,
  undo: () => ({ path: `/sessions/${to}`, body: { muted }, form: name }),
})

/** What was done closes its menu, and the focus stays at it. */
function closeMenu(menu: HTMLDetailsElement | null): void {
  if (!menu) return
  menu.open = false
  menu.querySelector('summary')?.focus({ preventScroll: true })
}

/** What keeps order. The host's own seat stays as it is, but for a hand that was forgotten. */
function SeatTools({ room: { session, may }, seat }: { room: Room; seat: SeatView }) {
  const menu = useRef<HTMLDetailsElement>(null)
  const form = {
    name: 'session-seat',
    to: `${session.id}/seats/${seat.person.id}`,
    done: () => closeMenu(menu.current),
  }
  const { name } = seat.person
  const isHost = seat.role === 'host'
  if (isHost && seat.hand === null) return null
  return (
    <details class="seat-tools" ref={menu}>
      <summary aria-label={`What to do about ${name}`}>
        <span aria-hidden="true">…</span>
      </summary>
      <div class="seat-menu">
        {seat.hand !== null && (
          <SessionButton {...form} values={{ lowerHand: 'true' }}>
            Lower the hand
          </SessionButton>
        )}
        {!isHost && (
          <SessionButton
            {...form}
            values={{ muted: seat.muted ? 'false' : 'true' }}
            undoing={unmuting(form, seat)}
          >
            {seat.muted ? `Let ${name} take part again` : `Mute ${name}`}
          </SessionButton>
        )}
        {may.lead && !isHost && (
          <SessionButton {...form} values={{ role: seat.role === 'cohost' ? 'member' : 'cohost' }}>
            {seat.role === 'cohost' ? 'No longer co-host' : 'Make co-host'}
          </SessionButton>
        )}
      </div>
    </details>
  )
}
