import { useEffect, useRef } from 'preact/hooks'
import type { SeatView } from '../../../shared/live-sessions/views.ts'
import { chosen, picking } from '../../annotations/desk.ts'
import { announce } from '../../live/announce.ts'
import { createCell, useCell, useCellPart } from '../../live/cell.ts'
import { usePage } from '../../live/store.ts'
import { useAlive } from '../../live/use-alive.ts'
import type { Room } from '../room/room.ts'
import { arrive, bringTo, hasLeft, isWriting, keepLeft, partWith } from './elsewhere.ts'
import { othersPlaces } from './places.ts'
import { bringToLine } from './reading-place.ts'
import { whenScrolledAway } from './scrolled-away.ts'

/** Whether the reader has left the place that is followed. */
const isAway = createCell(false)

/** Who is followed here, and the way to stop or to come back. Without script it says who leads. */
export function Follow({ room: { session, seats } }: { room: Room }) {
  const { viewer } = usePage()
  const leader = seats.find(({ person }) => person.id === session.leader)
  if (!leader) return null
  if (leader.person.id === viewer.id) return <span class="following">The others follow you</span>
  return <Following key={leader.id} session={session.id} leader={leader.person} />
}

type Props = { session: string; leader: SeatView['person'] }

function Following({ session, leader }: Props) {
  const { tables } = usePage()
  const alive = useAlive()
  const away = useCell(isAway)
  const place = useCellPart(othersPlaces, (all) => all.get(leader.id))
  const isElsewhere = place !== undefined && !tables.excerpt[place.excerpt]
  /** Whether it was said that the leader is in another part: once for each time. */
  const isSaid = useRef(false)
  const leave = (isLeft: boolean) => {
    isAway.set(isLeft)
    keepLeft(session, isLeft ? leader.id : null)
  }
  useEffect(() => {
    arrive(session, tables.excerpt)
    const isLeft = hasLeft(session, leader.id)
    isAway.set(isLeft)
    if (!isLeft) announce(`${leader.name} leads. This screen follows until you scroll.`)
    // Who leads again later is followed again.
    return () => keepLeft(session, null)
  }, [leader.id])
  useEffect(() => (away ? undefined : whenScrolledAway(() => leave(true))), [away])
  useEffect(() => {
    if (!place || away) return
    if (!isElsewhere) {
      isSaid.current = false
      if (!isBusy()) bringToLine(place)
    } else if (!isBusy() && !isWriting()) bringTo(session, place.excerpt)
    else if (!isSaid.current) {
      isSaid.current = true
      announce(`${leader.name} reads in another part. What you are writing stays; a link leads there.`)
    }
  }, [place, away])
  if (!alive) {
    return (
      <span class="following">
        <b class="name">{leader.name}</b> leads
      </span>
    )
  }
  return (
    <span class="following">
      {isElsewhere ? (
        <>
          <b class="name">{leader.name}</b> reads in{' '}
          <a href={partWith(session, place.excerpt)}>another part</a>
        </>
      ) : (
        !away && (
          <>
            Following <b class="name">{leader.name}</b>
          </>
        )
      )}
      <button type="button" class="quiet" onClick={() => leave(!away)}>
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
