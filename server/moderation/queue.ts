import { moderationQueue } from '../../shared/live/contract.ts'
import { type ModeratedKind, moderatedKinds } from '../../shared/moderation/states.ts'
import type { Entity } from '../platform/data/entities.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { toCases } from './cases.ts'
import type { Moderated, Pending } from './moderated.ts'
import { type Thing, thingsOf } from './things.ts'

/** What the queue needs of a thing. */
export type Queued = Entity & Moderated & { pending?: Pending | null }

/** True of what waits for a moderator. */
export const waits = ({ moderation, withdrawn, erased, pending }: Queued): boolean =>
  withdrawn === null &&
  erased === null &&
  (moderation.state === 'held' ||
    moderation.state === 'hidden' ||
    (moderation.state === 'live' && Boolean(pending)) ||
    moderation.openFlags > 0 ||
    moderation.appeal?.outcome === 'open')

/** So many of one author's cards are told anew when what is known of them changes. */
const mostTold = 50

/** Tells moderators' screens anew of what waits by these accounts: they became known here, or new again. */
export async function tellCasesBy(tx: Transaction, accounts: string[]): Promise<void> {
  if (accounts.length === 0) return
  const there = { withdrawn: null, erased: null }
  const waiting: Record<string, unknown> = {
    'creator.id': { $in: accounts },
    'moderation.state': 'held',
    ...there,
  }
  for (const kind of moderatedKinds) {
    const things = await thingsOf(kind)
      .model.find(waiting)
      .sort({ created: 1 })
      .limit(mostTold)
      .session(tx.session)
      .lean<Thing[]>()
    for (const thing of things) await tellQueue(tx, kind, thing, thing)
  }
}

/**
 * Tells moderators' screens of a thing that waits, waited, or was decided about. Most things never do. Whatever
 * changes a thing past its feature's save, such as a new report, calls this itself.
 */
export async function tellQueue(
  tx: Transaction,
  kind: ModeratedKind,
  before: Queued | null,
  after: Thing,
): Promise<void> {
  const [waited, waitsNow] = [before !== null && waits(before), waits(after)]
  const isDecided = before?.moderation.verdict?.at.getTime() !== after.moderation.verdict?.at.getTime()
  const isQueued = (thing: Queued | null) =>
    thing !== null && (waits(thing) || thing.moderation.state === 'spam' || thing.moderation.verdict?.by)
  if (!waited && !waitsNow && !isDecided && !isQueued(before) && !isQueued(after)) return
  const [changed] = await toCases([[kind, after]], tx.session)
  if (!changed) return
  tx.changed('case', changed, [moderationQueue], { waiting: Number(waitsNow) - Number(waited) })
}
