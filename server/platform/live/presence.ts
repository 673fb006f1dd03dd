import type { Channel, Presence } from '../../../shared/live/contract.ts'
import { everyoneIn, moderatorsIn } from './rooms.ts'
import type { LiveServer } from './server.ts'

/** The most names that are sent; the rest is a number. */
const mostNamed = 40

/** One of the eight colours of people, the same on every screen. */
export function colourOf(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) >>> 0
  return sum % 8
}

/**
 * Tells a channel who is reading it, some time after somebody came or went: half a second, and longer the more are
 * there, so that the cost doesn't grow with their square. May be lost; nothing depends on it.
 */
export function makePresence(io: LiveServer) {
  const planned = new Map<Channel, NodeJS.Timeout>()
  async function tell(channel: Channel): Promise<void> {
    planned.delete(channel)
    const rooms = [everyoneIn(channel), moderatorsIn(channel)]
    const connections = await io.in(rooms).fetchSockets()
    if (connections.length > 0)
      io.to(rooms).emit('presence', channel, presenceOf(connections.map(({ data }) => data.actor)))
  }
  return {
    changed(channel: Channel): void {
      if (planned.has(channel)) return
      const here = io.of('/').adapter.rooms.get(everyoneIn(channel))?.size ?? 0
      const timer = setTimeout(() => void tell(channel).catch(() => {}), 500 + Math.min(9_500, here * 5))
      planned.set(channel, timer.unref())
    },
    stop(): void {
      for (const timer of planned.values()) clearTimeout(timer)
      planned.clear()
    },
  }
}

function presenceOf(actors: { id: string | null; name: string | null }[]): Presence {
  const people = new Map<string, { id: string; name: string; colour: number }>()
  for (const { id, name } of actors) if (id) people.set(id, { id, name: name ?? '', colour: colourOf(id) })
  const sorted = [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return { people: sorted.slice(0, mostNamed), guests: actors.filter(({ id }) => id === null).length }
}
