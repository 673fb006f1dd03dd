import type { Types } from 'mongoose'
import type { Channel, EntityKind, Views } from '../../../shared/live/contract.ts'

/** Who looks, as far as it changes what is shown: there are four audiences in all, whatever the number of viewers. */
export type Audience = { moderator: boolean; own: boolean }

/** What every live thing has in the database. */
export type Entity = { _id: Types.ObjectId; version: number }

/** How the write and live paths handle one kind of thing; each feature registers its own. */
export type EntityHandling<K extends EntityKind, E extends Entity> = {
  load(ids: Types.ObjectId[]): Promise<E[]>
  /** The thing as an audience may see it now; null where it may not. Built by naming fields. */
  present(entity: E, audience: Audience): Views[K] | null
  /** Whether pages with this channel show the thing now; left out where that never changes. */
  isOn?(entity: E, channel: Channel): boolean
  /** Whom `own` means, as `ownerKey` writes it: an account, or a guest; null where nobody owns it. */
  owner(entity: E): string | null
}

const registered = new Map<EntityKind, EntityHandling<EntityKind, Entity>>()

export function registerEntity<K extends EntityKind, E extends Entity>(
  kind: K,
  handling: EntityHandling<K, E>,
): void {
  registered.set(kind, handling as unknown as EntityHandling<EntityKind, Entity>)
}

export function handlingOf(kind: EntityKind): EntityHandling<EntityKind, Entity> {
  const handling = registered.get(kind)
  if (!handling) throw new Error(`Nobody registered the entity kind “${kind}”.`)
  return handling
}
