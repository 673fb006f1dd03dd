import { isDeepStrictEqual } from 'node:util'
import type { LiveEvent } from '../../../shared/live/contract.ts'
import { handlingOf } from '../data/entities.ts'
import { type Committed, toEvent } from '../data/present.ts'
import { everyoneIn, moderatorsIn, ownIn } from './rooms.ts'
import type { LiveServer } from './server.ts'

/** Whether anybody is in a room: where nobody is, nothing is made for it. */
type IsHeard = (room: string) => boolean

/** Sends committed changes to every connection that watches their channels, as its audience may see them. */
export function publish(io: LiveServer, changes: Committed[], isHeard: IsHeard): void {
  for (const change of changes) {
    const owner = change.entity ? handlingOf(change.kind).owner(change.entity) : null
    if (isHeard(everyoneIn(change.channel))) toAudience(io, change, false, owner)
    if (isHeard(moderatorsIn(change.channel))) toAudience(io, change, true, owner)
  }
}

/** One audience, and apart from it the owner where the owner sees something else. */
function toAudience(io: LiveServer, change: Committed, moderator: boolean, owner: string | null): void {
  const room = moderator ? moderatorsIn(change.channel) : everyoneIn(change.channel)
  const event = toEvent(change, { moderator, own: false })
  if (owner === null) {
    io.to(room).emit('change', event)
    return
  }
  const ownRoom = ownIn(change.channel, owner, moderator)
  const ownEvent: LiveEvent = toEvent(change, { moderator, own: true })
  if (isDeepStrictEqual(event, ownEvent)) {
    io.to(room).emit('change', event)
    return
  }
  io.to(room).except(ownRoom).emit('change', event)
  io.to(ownRoom).emit('change', ownEvent)
}
