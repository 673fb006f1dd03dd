import { SpotlightLine } from '../leading/Spotlight.tsx'
import type { Room } from '../room/room.ts'
import { OthersLine } from '../rounds/OthersLine.tsx'
import { Follow } from './Follow.tsx'

/**
 * The strip's second line while there is something in it: who is followed, what is in the spotlight, and whose marks
 * are seen in a blind round. `others`: how many marks that are not the viewer's there are, while one is on.
 */
export function LeadLine({ room, others }: { room: Room; others: number }) {
  return (
    <div class="lead-line">
      <Follow room={room} />
      <SpotlightLine room={room} />
      {room.round && others > 0 && <OthersLine round={room.round.id} others={others} />}
    </div>
  )
}
