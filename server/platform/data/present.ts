import { type Actor, isModerator, ownerKey } from '../../../shared/accounts/actor.ts'
import type { Channel, Counts, EntityKind, LiveEvent } from '../../../shared/live/contract.ts'
import type { Talk } from '../../../shared/threads/parts.ts'
import { type Audience, type Entity, handlingOf } from './entities.ts'

/** A change that was committed, with the thing as it was saved (null: it no longer exists). */
export type Committed = {
  channel: Channel
  seq: number
  kind: EntityKind
  id: string
  entity: Entity | null
  counts: Counts
  /** How it moves threads' counts; empty for most. */
  talk: Talk[]
}

/** The audience that an account or a guest belongs to for one thing. */
export function audienceOf(kind: EntityKind, entity: Entity, actor: Actor): Audience {
  const key = ownerKey(actor)
  return { moderator: isModerator(actor), own: key !== null && handlingOf(kind).owner(entity) === key }
}

/** The event that an audience gets for a committed change. */
export function toEvent(change: Committed, audience: Audience): LiveEvent {
  const view = isThere(change) ? handlingOf(change.kind).present(change.entity, audience) : null
  const { channel, seq, kind, counts, talk } = change
  // What hangs on another thing goes by that thing's id on screens, and has one of its own in the database.
  const id = view?.id ?? change.id
  const event = { type: `${kind}.changed`, channel, seq, id, view, counts, ...(talk.length > 0 && { talk }) }
  return event as LiveEvent
}

/** False where the thing no longer exists, or was moved to other pages. */
const isThere = (change: Committed): change is Committed & { entity: Entity } =>
  change.entity !== null && (handlingOf(change.kind).isOn?.(change.entity, change.channel) ?? true)

export function toEventFor(change: Committed, actor: Actor): LiveEvent {
  const audience = change.entity
    ? audienceOf(change.kind, change.entity, actor)
    : { moderator: isModerator(actor), own: false }
  return toEvent(change, audience)
}
