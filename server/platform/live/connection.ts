import { z } from 'zod'
import { canBegin, ownerKey } from '../../../shared/accounts/actor.ts'
import type { Channel } from '../../../shared/live/contract.ts'
import { id } from '../../../shared/write.schema.ts'
import { changesSince } from '../data/changes.ts'
import { isChannel, readChannels } from './channels.ts'
import { limitFlood } from './flood.ts'
import { colourOf } from './presence.ts'
import { type CurrentActor, stillMay } from './rights.ts'
import {
  accountRoom,
  channelOfRoom,
  everyoneIn,
  isChannelRoom,
  isOfChannel,
  loginRoom,
  moderatorsIn,
  roomsOf,
} from './rooms.ts'
import type { Connection, LiveServer } from './server.ts'

/** Whether everybody who reads a channel sees a comment there: only then are they told that it is being answered. */
export type IsAnswerable = (channel: Channel, comment: string) => Promise<boolean>

/** Whether somebody may tell the others on a channel their place: a leader, and with `cursor` whoever wants it seen. */
export type MayPoint = (channel: Channel, account: string, cursor: boolean) => Promise<boolean>

export type ConnectionRules = {
  /** Asked again on every event. */
  currentActor: CurrentActor
  presenceChanged(channel: Channel): void
  isAnswerable: IsAnswerable
  mayPoint: MayPoint
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

const typing = z.object({ thread: id, parent: id.nullable(), on: z.boolean() })

const pointing = z
  .object({
    excerpt: id,
    revision: z.number().int().min(1),
    at: z.number().int().min(0).max(10_000_000),
    cursor: z.boolean(),
  })
  .nullable()

/** The shortest time between two of a person's selections in progress; what comes sooner is left out. */
const selectingEveryMs = 80
/** The same for being told that somebody writes. */
const typingEveryMs = 500
/** And between two places of a person in a session. */
const pointingEveryMs = 80

/** Answers the events of one connection. */
export function serve(io: LiveServer, connection: Connection, rules: ConnectionRules): void {
  const { actor, loginId } = connection.data
  const key = ownerKey(actor)
  if (key !== null) connection.join(accountRoom(key))
  if (loginId) connection.join(loginRoom(loginId))
  limitFlood(connection)

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

  const end = endOfSuspension(connection, rules)
  let lastTyping = 0
  connection.on('typing', (channel, given) => {
    const now = Date.now()
    if (now - lastTyping < typingEveryMs && given?.on !== false) return
    lastTyping = now
    void showTyping(io, connection, channel, given, rules).catch(rules.onError)
  })

  let lastPointing = 0
  connection.on('pointing', (channel, given) => {
    const now = Date.now()
    if (given !== null && now - lastPointing < pointingEveryMs) return
    lastPointing = now
    void showPlace(io, connection, channel, given, rules).catch(rules.onError)
  })

  connection.on('disconnecting', () => {
    clearTimeout(end)
    for (const room of connection.rooms) if (isChannelRoom(room)) rules.presenceChanged(channelOfRoom(room))
  })
}

/** The longest that a timer waits, in milliseconds. */
const longestTimer = 2 ** 31 - 1

/** A suspension ends by itself: the connection is closed at that moment, and comes back with the rights it has then. */
function endOfSuspension(connection: Connection, rules: ConnectionRules): NodeJS.Timeout | undefined {
  const { suspendedUntil } = connection.data.actor
  if (!suspendedUntil) return undefined
  const rest = Date.parse(suspendedUntil) - Date.now() + 1
  if (rest > longestTimer) return undefined
  return setTimeout(() => void stillMay(connection, rules.currentActor).catch(rules.onError), rest).unref()
}

/** Joins first and reads then, so that nothing falls between what was missed and what comes. */
async function watch(connection: Connection, since: unknown, rules: ConnectionRules) {
  const actor = await stillMay(connection, rules.currentActor)
  if (!actor) return { error: 'log-in-needed' }
  const channels = readChannels(since, actor)
  enter(
    connection,
    channels.flatMap(([channel]) => roomsOf(channel, actor)),
    rules,
  )
  return changesSince(channels, actor)
}

/** Stands in these rooms of channels and in no others. */
function enter(connection: Connection, rooms: string[], { presenceChanged }: ConnectionRules): void {
  const before = [...connection.rooms].filter(isOfChannel)
  const left = before.filter((room) => !rooms.includes(room))
  const entered = rooms.filter((room) => !connection.rooms.has(room))
  for (const room of left) connection.leave(room)
  connection.join(entered)
  for (const room of [...left, ...entered]) if (isChannelRoom(room)) presenceChanged(channelOfRoom(room))
}

async function showSelection(
  io: LiveServer,
  connection: Connection,
  channel: unknown,
  given: unknown,
  rules: ConnectionRules,
) {
  const actor = await stillMay(connection, rules.currentActor)
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

async function showTyping(
  io: LiveServer,
  connection: Connection,
  channel: unknown,
  given: unknown,
  rules: ConnectionRules,
) {
  const actor = await stillMay(connection, rules.currentActor)
  if (!actor?.id || !canBegin(actor, 'comment') || !isChannel(channel, actor)) return
  const parsed = typing.safeParse(given)
  const rooms = [everyoneIn(channel), moderatorsIn(channel)]
  if (!parsed.success || !rooms.some((room) => connection.rooms.has(room))) return
  const { thread, parent, on } = parsed.data
  if (parent !== null && !(await rules.isAnswerable(channel, parent))) return
  const others = io.to(rooms).except(accountRoom(actor.id)).volatile
  others.emit('typing', channel, { thread, parent, by: actor.name ?? '', on })
}

async function showPlace(
  io: LiveServer,
  connection: Connection,
  channel: unknown,
  given: unknown,
  rules: ConnectionRules,
) {
  const actor = await stillMay(connection, rules.currentActor)
  if (!actor?.id || !canBegin(actor, 'annotate') || !isChannel(channel, actor)) return
  const parsed = pointing.safeParse(given)
  const rooms = [everyoneIn(channel), moderatorsIn(channel)]
  if (!parsed.success || !rooms.some((room) => connection.rooms.has(room))) return
  // Whoever no longer shows their place was let show it before.
  if (!(await rules.mayPoint(channel, actor.id, parsed.data?.cursor ?? true))) return
  const others = io.to(rooms).except(accountRoom(actor.id)).volatile
  others.emit('pointing', channel, { id: actor.id, name: actor.name ?? '' }, parsed.data)
}
