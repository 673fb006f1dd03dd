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

/** The longest that other processes are waited for. */
const patienceMs = 1_000

/**
 * Tells a channel who is reading it, some time after somebody came or went: half a second, and longer the more are
 * there, so that the cost doesn't grow with their square. May be lost; nothing depends on it. `shared`: other
 * processes serve the same channels, and each counts its own.
 */
export function makePresence(io: LiveServer, shared: boolean) {
  const planned = new Map<Channel, NodeJS.Timeout>()

  function here(channel: Channel): Presence {
    const { rooms } = io.of('/').adapter
    const ids = [everyoneIn(channel), moderatorsIn(channel)].flatMap((room) => [...(rooms.get(room) ?? [])])
    const people = new Map<string, Presence['people'][number]>()
    let guests = 0
    for (const id of ids) {
      const actor = io.of('/').sockets.get(id)?.data.actor
      if (actor?.id)
        people.set(actor.id, { id: actor.id, name: actor.name ?? '', colour: colourOf(actor.id) })
      else if (actor) guests += 1
    }
    return { people: [...people.values()], guests }
  }

  async function tell(channel: Channel): Promise<void> {
    planned.delete(channel)
    const everywhere = together([here(channel), ...(shared ? await elsewhere(io, channel) : [])])
    io.to([everyoneIn(channel), moderatorsIn(channel)]).emit('presence', channel, everywhere)
  }

  if (shared) io.on('present', (channel, answer) => answer(here(channel)))
  return {
    changed(channel: Channel): void {
      if (planned.has(channel)) return
      const readers = io.of('/').adapter.rooms.get(everyoneIn(channel))?.size ?? 0
      const timer = setTimeout(() => void tell(channel).catch(() => {}), 500 + Math.min(9_500, readers * 5))
      planned.set(channel, timer.unref())
    },
    stop(): void {
      for (const timer of planned.values()) clearTimeout(timer)
      planned.clear()
    },
  }
}

/** Who reads a channel by way of other processes; nobody where they can't be asked. */
async function elsewhere(io: LiveServer, channel: Channel): Promise<Presence[]> {
  const late = new Promise<Presence[]>((resolve) => setTimeout(() => resolve([]), patienceMs).unref())
  const asked: Promise<Presence[]> = io.serverSideEmitWithAck('present', channel)
  return Promise.race([asked.catch(() => []), late])
}

function together(presences: Presence[]): Presence {
  const people = new Map(presences.flatMap(({ people }) => people.map((person) => [person.id, person])))
  const sorted = [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return {
    people: sorted.slice(0, mostNamed),
    guests: presences.reduce((sum, { guests }) => sum + guests, 0),
  }
}
