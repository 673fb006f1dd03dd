import { Follow } from './Follow.tsx'
import type { Room } from './room.ts'
import { SpotlightLine } from './Spotlight.tsx'

/** The strip's second line while there is something in it: who is followed, and what is in the spotlight. */
export function LeadLine({ room }: { room: Room }) {
  return (
    <div class="lead-line">
      <Follow room={room} />
      <SpotlightLine room={room} />
    </div>
  )
}
