import type { Actor } from '../../../shared/accounts/actor.ts'

const day = 24 * 60 * 60 * 1000

type Owned = { creator: { id: string | null }; withdrawn: Date | null }

const isOwn = (actor: Actor, thing: Owned) => actor.id !== null && actor.id === thing.creator.id

/** Authors may edit their own words at any time, as long as they stand; nobody edits another's. */
export const canEdit = (actor: Actor, thing: Owned) =>
  isOwn(actor, thing) && actor.role !== 'reader' && thing.withdrawn === null

export const canWithdraw = (actor: Actor, thing: Owned) => isOwn(actor, thing) && thing.withdrawn === null

/** Withdrawing can be undone for 24 hours. */
export const canRestore = (actor: Actor, thing: Owned, now: Date) =>
  isOwn(actor, thing) && thing.withdrawn !== null && isRestorable(thing.withdrawn, now)

export const isRestorable = (withdrawn: Date, now: Date) => now.getTime() - withdrawn.getTime() < day
