import { type Actor, isModerator, ownerKey } from '../../../shared/accounts/actor.ts'
import type { Channel } from '../../../shared/live/contract.ts'

/**
 * Socket.IO rooms. A connection stands in one audience's room of each channel it watches and, with an account, in the
 * room of its own things there; so every message is made and encoded once per audience, never per connection.
 */
export const everyoneIn = (channel: Channel) => `${channel}|everyone`
export const moderatorsIn = (channel: Channel) => `${channel}|moderators`
export const ownIn = (channel: Channel, id: string, moderator: boolean) =>
  `${channel}|own:${id}|${moderator ? 'moderator' : 'member'}`

export function roomsOf(channel: Channel, actor: Actor): string[] {
  const moderator = isModerator(actor)
  const audience = moderator ? moderatorsIn(channel) : everyoneIn(channel)
  const key = ownerKey(actor)
  return key === null ? [audience] : [audience, ownIn(channel, key, moderator)]
}

/** All connections of an account, and all of one login. */
export const accountRoom = (id: string) => `account|${id}`
export const loginRoom = (sessionId: string) => `login|${sessionId}`

/** Any room of a channel, one's own things there included. */
export const isOfChannel = (room: string) => /^\w+:[^|]+\|/.test(room)
export const isChannelRoom = (room: string) => room.endsWith('|everyone') || room.endsWith('|moderators')
export const channelOfRoom = (room: string) => room.slice(0, room.indexOf('|')) as Channel
