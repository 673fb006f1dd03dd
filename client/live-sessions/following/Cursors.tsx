import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { channelOfSession } from '../../../shared/live/contract.ts'
import { createCell, useCell } from '../../live/cell.ts'
import { initials } from '../../live/initials.ts'
import { keep, kept } from '../../live/keeping.ts'
import { liveSocket } from '../../live/socket.ts'
import { usePage, useStore } from '../../live/store.ts'
import type { Room } from '../room/room.ts'
import { hearPlaces, othersPlaces, tellPlace } from './places.ts'
import { boxOf } from './reading-place.ts'

/** Remembered on this device; off until somebody wants it. */
const keptAs = 'show-my-place'
const showsPlace = createCell(false)

/** Hears where the others are, and tells them of who leads or wants to be seen. */
export function usePlaces({ session, own, may }: Room): void {
  const store = useStore()
  const socket = useCell(liveSocket)
  const shows = useCell(showsPlace)
  const channel = channelOfSession(session.id)
  const leads = session.leader !== null && session.leader === own?.person.id
  const tells = may.takePart && (leads || shows)
  useEffect(() => showsPlace.set(kept(keptAs) === 'yes'), [])
  useEffect(() => (socket ? hearPlaces(socket, channel) : undefined), [socket, channel])
  useEffect(() => {
    if (!socket || !tells) return
    const revisionOf = (id: string) => store.page.get().tables.excerpt[id]?.revision ?? 1
    return tellPlace(socket, channel, shows, revisionOf)
  }, [socket, channel, tells, shows])
}

/** Whether the others see at which line one is. */
export function ShowPlace({ room: { may } }: { room: Room }) {
  const shows = useCell(showsPlace)
  if (!may.takePart) return null
  return (
    <label class="show-place">
      <input
        type="checkbox"
        checked={shows}
        onChange={({ currentTarget: { checked } }) => {
          keep(keptAs, checked ? 'yes' : '')
          showsPlace.set(checked)
        }}
      />{' '}
      Show the others my place
    </label>
  )
}

/** The initials of those who show their place, beside the line they read. It says nothing that isn't seen. */
export function Cursors({ room: { seats } }: { room: Room }) {
  const layer = useRef<HTMLDivElement>(null)
  const places = useCell(othersPlaces)
  const { tables } = usePage()
  const shown = seats.flatMap((seat) => {
    const place = places.get(seat.person.id)
    return place?.cursor && tables.excerpt[place.excerpt] ? [{ seat, place }] : []
  })
  useLayoutEffect(() => {
    const set = () =>
      layer.current &&
      put(
        layer.current,
        shown.map(({ place }) => place),
      )
    set()
    if (shown.length === 0) return
    const texts = layer.current?.parentElement
    const watch = new ResizeObserver(set)
    if (texts) watch.observe(texts)
    return () => watch.disconnect()
  }, [places, tables, seats])
  return (
    <div class="room-cursors" ref={layer} aria-hidden="true">
      {shown.map(({ seat }) => (
        <span key={seat.id} class={`room-cursor colour-${seat.colour % 8}`} title={seat.person.name}>
          {initials(seat.person.name)}
        </span>
      ))}
    </div>
  )
}

/** Puts each beside its line; several at one line stand beside each other. */
function put(layer: HTMLElement, places: readonly { excerpt: string; at: number }[]): void {
  const origin = layer.getBoundingClientRect()
  const taken: number[] = []
  for (const [number, place] of places.entries()) {
    const element = layer.children[number]
    const box = boxOf(place)
    if (!(element instanceof HTMLElement)) continue
    element.hidden = box === null
    if (!box) continue
    const middle = box.top + box.height / 2 - origin.top
    const beside = taken.filter((other) => Math.abs(other - middle) < box.height / 2).length
    taken.push(middle)
    element.style.setProperty('--line', `${Math.round(middle)}px`)
    element.style.setProperty('--beside', String(beside))
  }
}
