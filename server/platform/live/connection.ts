import { z } from 'zod'
import { type Actor, canBegin } from '../../../shared/accounts/actor.ts'
import type { Channel } from '../../../shared/live/contract.ts'
import { id } from '../../../shared/write.schema.ts'
import { changesSince } from '../data/changes.ts'
import { isChannel, readChannels } from './channels.ts'
import { colourOf } from './presence.ts'
import {
  accountRoom,
  channelOfRoom,
  everyoneIn,
  isChannelRoom,
  loginRoom,
  moderatorsIn,
  roomsOf,
} from './rooms.ts'
import type { Connection, LiveServer } from './server.ts'

export type ConnectionRules = {
  /** The account as it is now; null when it is gone or its login ended. Asked again on every event. */
  currentActor(actor: Actor): Promise<Actor | null>
  presenceChanged(channel: Channel): void
  onError(error: unknown): void
}

const selection = z
  .object({
    excerpt: id,
    revision: z.number().int().min(1),
    start: z.number().int().min(0),
    end: z.number().int().min(1),
  })
  .refine(({ start, end }) => start < end && end - start <= 20_000)
  .nullable()

/** The shortest time between two of a person's selections in progress; what comes sooner is left out. */
const selectingEveryMs = 80

/** Answers the events of one connection. */
export function serve(io: LiveServer, connection: Connection, rules: ConnectionRules): void {
  const { actor, loginId } = connection.data
  if (actor.id) connection.join(accountRoom(actor.id))
  if (loginId) connection.join(loginRoom(loginId))

  connection.on('watch', (since, answer) => {
    if (typeof answer !== 'function') return
    void watch(connection, since, rules).then(answer, (error: unknown) => {
      rules.onError(error)
      answer({ error: 'unavailable' })
    })
  })

  let lastSelecting = 0
  connection.on('selecting', (channel, given) => {
    const now = Date.now()
    if (given !== null && now - lastSelecting < selectingEveryMs) return
    lastSelecting = now
    void showSelection(io, connection, channel, given, rules).catch(rules.onError)
  })

  connection.on('disconnecting', () => {
    for (const room of connection.rooms) if (isChannelRoom(room)) rules.presenceChanged(channelOfRoom(room))
  })
}

/** Joins first and reads then, so that nothing falls between what was missed and what comes. */
async function watch(connection: Connection, since: unknown, rules: ConnectionRules) {
  const actor = await stillMay(connection, rules)
  if (!actor) return { error: 'log-in-needed' }
  const channels = readChannels(since, actor)
  for (const [channel] of channels) {
    await connection.join(roomsOf(channel, actor))
    rules.presenceChanged(channel)
  }
  return Promise.all(channels.map(([channel, seq]) => changesSince(channel, seq, actor)))
}

async function showSelection(
  io: LiveServer,
  connection: Connection,
  channel: unknown,
  given: unknown,
  rules: ConnectionRules,
) {
  const actor = await stillMay(connection, rules)
  if (!actor?.id || !canBegin(actor, 'annotate') || !isChannel(channel, actor)) return
  const parsed = selection.safeParse(given)
  const rooms = [everyoneIn(channel), moderatorsIn(channel)]
  if (!parsed.success || !rooms.some((room) => connection.rooms.has(room))) return
  const by = { id: actor.id, name: actor.name ?? '', colour: colourOf(actor.id) }
  const others = io.to(rooms).except(accountRoom(actor.id)).volatile
  others.emit(
    'selecting',
    channel,
    parsed.data ? { by, ...parsed.data } : { by: { id: actor.id }, start: null },
  )
}

/** The actor, looked up anew; a connection whose rights are no longer what they were is closed. */
async function stillMay(connection: Connection, rules: ConnectionRules): Promise<Actor | null> {
  const { actor } = connection.data
  if (actor.id === null) return actor
  const now = await rules.currentActor(actor)
  if (now && now.role === actor.role) return now
  connection.emit('rights.changed')
  connection.disconnect(true)
  return null
}
