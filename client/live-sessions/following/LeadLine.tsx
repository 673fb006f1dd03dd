import { SpotlightLine } from '../leading/Spotlight.tsx'
import type { Room } from '../room/room.ts'
import { Follow } from './Follow.tsx'

/** The strip's second line while there is something in it: who is followed, and what is in the spotlight. */
export function LeadLine({ room }: { room: Room }) {
  return (
    <div class="lead-line">
      <Follow room={room} />
      <SpotlightLine room={room} />
    </div>
  )
}
