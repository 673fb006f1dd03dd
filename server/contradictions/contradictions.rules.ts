import { type Actor, canBegin, isModerator } from '../../shared/accounts/actor.ts'
import { isStale, type PlacedEnd } from '../../shared/contradictions/views.ts'
import type { Moderated } from '../moderation/moderated.ts'
import { isPublic } from '../moderation/standing.ts'
import { ownerOf } from '../platform/rules/own-words.ts'

/**
 * Whether somebody says of a contradiction that it is one: moderators of any, others of one with an end in their own
 * post. `posts`: whose the documents are that its ends lie in. Nobody confirms what they proposed.
 */
export function canConfirm(
  actor: Actor,
  contradiction: Moderated & { creator: { id: string | null } },
  posts: readonly (string | null)[],
): boolean {
  if (actor.id === null || !isPublic(contradiction) || ownerOf(contradiction) === actor.id) return false
  return isModerator(actor) || (canBegin(actor, 'post') && posts.includes(actor.id))
}

/** Whether it can be said of a contradiction that it holds as the words are now: some are others, and none are gone. */
export const isRenewable = ({ ends }: { ends: readonly PlacedEnd[] }): boolean =>
  isStale({ ends }) && !ends.some((end) => end.kind === 'passage' && end.anchor.state === 'orphan')

/** By who proposed it, or a moderator. */
export const canRenew = (
  actor: Actor,
  contradiction: Moderated & { creator: { id: string | null } },
): boolean =>
  isPublic(contradiction) &&
  (isModerator(actor) || (canBegin(actor, 'propose') && ownerOf(contradiction) === actor.id))
