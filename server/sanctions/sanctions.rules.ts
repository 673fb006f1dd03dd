import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import type { AccountRole } from '../../shared/accounts/views.ts'

/** What can be done about a person. A note is no punishment, but it is written by the same rules. */
export const sanctions = ['warning', 'note', 'suspension', 'ban'] as const
export type Sanction = (typeof sanctions)[number]

/** Whom it is about; `role` is the account's own, also while it is suspended. */
export type Person = { id: string; role: AccountRole }

const dayMs = 24 * 60 * 60 * 1000

/** Moderators suspend for 30 days at most, admins for ten years. */
export const mostDays = (actor: Actor) => (actor.role === 'admin' ? 3_660 : 30)

/** Nobody is a judge of themselves, moderators are none of each other, and only admins ban. */
export function canSanction(actor: Actor, person: Person, sanction: Sanction): boolean {
  if (!isModerator(actor) || actor.id === null || actor.id === person.id) return false
  if (actor.role === 'admin') return true
  return sanction !== 'ban' && person.role !== 'moderator' && person.role !== 'admin'
}

/** A suspension ends some day, and not too late for who lays it on. */
export function canSuspend(actor: Actor, person: Person, until: Date, now: Date): boolean {
  if (!canSanction(actor, person, 'suspension')) return false
  const lasts = until.getTime() - now.getTime()
  return lasts > 0 && lasts <= mostDays(actor) * dayMs
}

/** What was done about a person: by whom, when and until when. */
export type Done = { kind: Sanction; by: string | null; created: Date; expires: Date | null }

/** Whoever could have done it can take it back; a note only who wrote it, or an admin. */
export function canLift(actor: Actor, person: Person, done: Done): boolean {
  if (done.kind === 'suspension') return canSuspend(actor, person, done.expires ?? done.created, done.created)
  if (!canSanction(actor, person, done.kind)) return false
  return done.kind !== 'note' || done.by === actor.id || actor.role === 'admin'
}
