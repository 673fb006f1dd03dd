import { useEffect } from 'preact/hooks'
import type { SeatView } from '../../shared/live-sessions/views.ts'
import { chosen, picking } from '../annotations/desk.ts'
import { announce } from '../live/announce.ts'
import { createCell, useCell, useCellPart } from '../live/cell.ts'
import { usePage } from '../live/store.ts'
import { useAlive } from '../live/use-alive.ts'
import { othersPlaces } from './places.ts'
import { bringToLine } from './reading-place.ts'
import type { Room } from './room.ts'
import { whenScrolledAway } from './scrolled-away.ts'

/** Whether the reader has left the place that is followed. */
const isAway = createCell(false)

/** Who is followed here, and the way to stop or to come back. Without script it says who leads. */
export function Follow({ room: { session, seats } }: { room: Room }) {
  const { viewer } = usePage()
  const leader = seats.find(({ person }) => person.id === session.leader)
  if (!leader) return null
  if (leader.person.id === viewer.id) return <span class="following">The others follow you</span>
  return <Following key={leader.id} leader={leader.person} />
}

function Following({ leader }: { leader: SeatView['person'] }) {
  const { tables } = usePage()
  const alive = useAlive()
  const away = useCell(isAway)
  const place = useCellPart(othersPlaces, (all) => all.get(leader.id))
  const isElsewhere = place !== undefined && !tables.excerpt[place.excerpt]
  useEffect(() => {
    isAway.set(false)
    announce(`${leader.name} leads. This screen follows until you scroll.`)
  }, [leader.id])
  useEffect(() => (away ? undefined : whenScrolledAway(() => isAway.set(true))), [away])
  useEffect(() => {
    if (place && !away && !isBusy()) bringToLine(place)
  }, [place, away])
  if (!alive || isElsewhere) {
    return (
      <span class="following">
        <b class="name">{leader.name}</b> {isElsewhere ? 'reads in another part' : 'leads'}
      </span>
    )
  }
  return (
    <span class="following">
      {!away && (
        <>
          Following <b class="name">{leader.name}</b>
        </>
      )}
      <button type="button" class="quiet" onClick={() => isAway.set(!away)}>
        {away ? `Follow ${leader.name} again` : 'Stop'}
        {!away && <span class="sr-only"> following</span>}
      </button>
    </span>
  )
}

/** Nobody is taken away from words that they select or write. */
function isBusy(): boolean {
  if (chosen.get() !== null || picking.get() !== null) return true
  if (document.activeElement?.closest('.room-texts :is(input, textarea, select, [contenteditable])'))
    return true
  return getSelection()?.isCollapsed === false
}
