import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import type { Audience } from '../platform/data/entities.ts'

type Owned = { creator: { id: string | null } }

/**
 * An excerpt is quoted, nobody's own words: who posted it and moderators may put its wording right, and every wording
 * is kept.
 */
export const canEditExcerpt = (actor: Actor, excerpt: Owned) =>
  isModerator(actor) || (actor.role === 'member' && actor.id !== null && actor.id === excerpt.creator.id)

/** The same, as it is said to an audience. */
export const editableBy = (audience: Audience) => audience.own || audience.moderator
