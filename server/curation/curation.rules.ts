import { type Actor, canBegin, isModerator } from '../../shared/accounts/actor.ts'
import type { ThreadKind } from '../../shared/threads/views.ts'

/** As much of a thread as rights depend on: what it hangs under and whose that is, and who closed it. */
export type Curated = {
  kind: ThreadKind
  owner: string | null
  locked?: { byModerator: boolean } | null
}

/** Posts are digests and documents; a note or a contradiction is no post to preside over. */
const isOwnPost = (actor: Actor, { kind, owner }: Curated) =>
  actor.id !== null &&
  actor.id === owner &&
  (kind === 'digest' || kind === 'document') &&
  canBegin(actor, 'post')

/** Whose post it is may close its thread and open it again, unless a moderator closed it; moderators any. */
export const canLock = (actor: Actor, thread: Curated): boolean =>
  isModerator(actor) || (isOwnPost(actor, thread) && thread.locked?.byModerator !== true)

export const canFeature = (actor: Actor, thread: Curated): boolean =>
  isModerator(actor) || isOwnPost(actor, thread)

export const canMove = (actor: Actor): boolean => canBegin(actor, 'moderate')

/** A closed thread takes no more comments, save moderators'. */
export const canPostIn = (actor: Actor, { locked }: { locked: unknown }): boolean =>
  !locked || isModerator(actor)
