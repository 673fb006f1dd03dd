import { type Actor, ownerKey } from '../../../shared/accounts/actor.ts'
import type { Moderated } from '../../moderation/moderated.ts'

const day = 24 * 60 * 60 * 1000

type Owned = {
  creator: { id: string | null; guest?: string | null }
  withdrawn: Date | null
  erased: Date | null
}

/** The account or guest that something is by; null for what came with an import. */
export const ownerOf = ({ creator }: Pick<Owned, 'creator'>): string | null =>
  creator.id ?? (creator.guest ? `guest:${creator.guest}` : null)

const isOwn = (actor: Actor, thing: Owned) => {
  const key = ownerKey(actor)
  return key !== null && key === ownerOf(thing) && thing.erased === null
}

/** What moderators took away is appealed, not written anew. */
const isTakenAway = ({ moderation }: Pick<Moderated, 'moderation'>) =>
  moderation.state === 'removed' || moderation.state === 'spam'

/** Authors may edit their own words at any time, as long as they stand; nobody edits another's. */
export const canEdit = (actor: Actor, thing: Owned & Pick<Moderated, 'moderation'>) =>
  isOwn(actor, thing) && actor.role !== 'reader' && thing.withdrawn === null && !isTakenAway(thing)

export const canWithdraw = (actor: Actor, thing: Owned) => isOwn(actor, thing) && thing.withdrawn === null

/** Withdrawing can be undone for 24 hours. */
export const canRestore = (actor: Actor, thing: Owned, now: Date) =>
  isOwn(actor, thing) && thing.withdrawn !== null && isRestorable(thing.withdrawn, now)

export const isRestorable = (withdrawn: Date, now: Date) => now.getTime() - withdrawn.getTime() < day
