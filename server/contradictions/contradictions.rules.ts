import { type Actor, canBegin, isModerator } from '../../shared/accounts/actor.ts'
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
