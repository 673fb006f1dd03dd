import type { SeatView } from '../../shared/live-sessions/views.ts'
import { count } from '../../shared/text/plural.ts'
import { useCellPart } from '../live/cell.ts'
import { initials } from '../live/initials.ts'
import { useStore } from '../live/store.ts'
import type { Room } from './room.ts'
import { SessionButton } from './SessionForm.tsx'

const roles: Record<SeatView['role'], string | null> = { host: 'host', cohost: 'co-host', member: null }

/** Everybody with a seat: who is here now, who leads, whose hand is up; for those who keep order, what they may do. */
export function Seats({ room }: { room: Room }) {
  const { session, seats } = room
  const presence = useCellPart(useStore().presence, (all) => all[`session:${session.id}`])
  const here = new Set(presence?.people.map(({ id }) => id))
  const hands = seats.filter(({ hand }) => hand !== null).length
  return (
    <section class="seats" aria-labelledby="seats-heading">
      <h2 id="seats-heading">
        {count(seats.length, 'person', 'people')}
        {hands > 0 && `, ${count(hands, 'hand')} up`}
      </h2>
      <ul>
        {seats.map((seat) => (
          <li key={seat.id} class={presence && !here.has(seat.person.id) ? 'is-away' : undefined}>
            <span class={`presence-person colour-${seat.colour % 8}`} aria-hidden="true">
              {initials(seat.person.name)}
            </span>
            <span class="seat-name">
              <b class="name">{seat.person.name}</b>
              {roles[seat.role] && <span class="seat-role"> {roles[seat.role]}</span>}
              {seat.hand !== null && <span class="seat-hand"> hand up</span>}
              {seat.muted && <span class="seat-muted"> muted</span>}
              {presence && !here.has(seat.person.id) && <span class="seat-away"> away</span>}
              {session.leader === seat.person.id && <span class="seat-role"> leads</span>}
            </span>
            {room.may.keepOrder && seat.role !== 'host' && <SeatTools room={room} seat={seat} />}
          </li>
        ))}
      </ul>
      {presence && presence.guests > 0 && (
        <p class="seats-guests">{count(presence.guests, 'guest')} watching</p>
      )}
    </section>
  )
}

function SeatTools({ room: { session, may }, seat }: { room: Room; seat: SeatView }) {
  const form = { name: 'session-seat', to: `${session.id}/seats/${seat.person.id}` }
  const { name } = seat.person
  return (
    <details class="seat-tools">
      <summary aria-label={`What to do about ${name}`}>…</summary>
      <SessionButton {...form} values={{ muted: seat.muted ? 'false' : 'true' }}>
        {seat.muted ? `Let ${name} take part again` : `Mute ${name}`}
      </SessionButton>
      {seat.hand !== null && (
        <SessionButton {...form} values={{ lowerHand: 'true' }}>
          Lower the hand
        </SessionButton>
      )}
      {may.lead && (
        <SessionButton {...form} values={{ role: seat.role === 'cohost' ? 'member' : 'cohost' }}>
          {seat.role === 'cohost' ? 'No longer co-host' : 'Make co-host'}
        </SessionButton>
      )}
    </details>
  )
}
