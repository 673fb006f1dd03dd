import type { Channel, Pointing } from '../../../shared/live/contract.ts'
import { createCell } from '../../live/cell.ts'
import type { LiveSocket } from '../../live/connection.ts'
import { placeBeingRead } from './reading-place.ts'

/** Where the others in this room are, by account: those who lead, and who shows it. */
export const othersPlaces = createCell<ReadonlyMap<string, Pointing>>(new Map())

/** The shortest time between two messages about one's own place, in milliseconds. */
const throttle = 150
/** How long after the last change it is told once more, in milliseconds: a place that was lost would be a wrong one. */
const settled = 600
/** How often a place is told that stays the same: for who came since, and for what was lost. */
const repeat = 4_000
/** How long a place stays that isn't heard of again: its owner may have lost the network. */
const fade = 14_000

/** Keeps `othersPlaces` by what the socket tells of a room. Answers how to stop. */
export function hearPlaces(socket: LiveSocket, room: Channel): () => void {
  const fading = new Map<string, ReturnType<typeof setTimeout>>()
  const put = (id: string, place: Pointing | null) => {
    clearTimeout(fading.get(id))
    const next = new Map(othersPlaces.get())
    if (place) {
      next.set(id, place)
      const gone = setTimeout(() => put(id, null), fade)
      fading.set(id, gone)
    } else next.delete(id)
    othersPlaces.set(next)
  }
  const hear = (channel: Channel, by: { id: string }, place: Pointing | null) => {
    if (channel === room) put(by.id, place)
  }
  const forget = () => {
    for (const gone of fading.values()) clearTimeout(gone)
    othersPlaces.set(new Map())
  }
  socket.on('pointing', hear)
  socket.on('disconnect', forget)
  return () => {
    socket.off('pointing', hear)
    socket.off('disconnect', forget)
    forget()
  }
}

/**
 * Tells the room of the line that is read here, as it moves; `cursor` where the reader wants it seen. `revisionOf`
 * gives the revision of an excerpt on this page. Answers how to stop.
 */
export function tellPlace(
  socket: LiveSocket,
  room: Channel,
  cursor: boolean,
  revisionOf: (excerpt: string) => number,
): () => void {
  let told = ''
  let waiting: ReturnType<typeof setTimeout> | null = null
  let settling: ReturnType<typeof setTimeout> | undefined
  const tell = (isRepeated: boolean) => {
    // Of several screens of one person the one they look at counts.
    const place = document.hidden ? null : placeBeingRead()
    const words = place ? `${place.excerpt} ${place.at}` : told
    if (!place || (words === told && !isRepeated)) return
    if (words !== told) {
      clearTimeout(settling)
      settling = setTimeout(() => tell(true), settled)
    }
    told = words
    socket.volatile.emit('pointing', room, { ...place, revision: revisionOf(place.excerpt), cursor })
  }
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = null
      tell(false)
    }, throttle)
  }
  addEventListener('scroll', soon, { passive: true })
  addEventListener('resize', soon)
  document.addEventListener('visibilitychange', soon)
  const again = setInterval(() => tell(true), repeat)
  soon()
  return () => {
    removeEventListener('scroll', soon)
    removeEventListener('resize', soon)
    document.removeEventListener('visibilitychange', soon)
    if (waiting) clearTimeout(waiting)
    clearTimeout(settling)
    clearInterval(again)
    socket.volatile.emit('pointing', room, null)
  }
}
