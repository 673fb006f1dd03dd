import { ownerKey } from '../../../shared/accounts/actor.ts'
import type { Channel } from '../../../shared/live/contract.ts'
import { changesSince } from '../data/changes.ts'
import { readChannels } from './channels.ts'
import { limitFlood } from './flood.ts'
import { type PassingRules, passOn } from './passing.ts'
import { stillMay } from './rights.ts'
import { accountRoom, channelOfRoom, isChannelRoom, isOfChannel, loginRoom, roomsOf } from './rooms.ts'
import type { Connection, LiveServer } from './server.ts'

export type ConnectionRules = PassingRules & { presenceChanged(channel: Channel): void }

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

  passOn(io, connection, rules)
  const end = endOfSuspension(connection, rules)
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
