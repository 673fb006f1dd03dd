import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { Entity } from '../platform/data/entities.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { Moderated, Pending } from './moderated.ts'

/** What the queue needs of a thing. */
export type Queued = Entity & Moderated & { pending?: Pending | null }

/** True of what waits for a moderator. */
export const waits = ({ moderation, withdrawn, erased, pending }: Queued): boolean =>
  withdrawn === null &&
  erased === null &&
  (moderation.state === 'held' ||
    moderation.state === 'hidden' ||
    Boolean(pending) ||
    moderation.openFlags > 0 ||
    moderation.appeal?.outcome === 'open')

/** Tells moderators' screens of a thing that waits, waited, or was decided about. Most things never do. */
export async function tellQueue(
  _tx: Transaction,
  _kind: ModeratedKind,
  _before: Queued | null,
  _after: Queued,
): Promise<void> {}
