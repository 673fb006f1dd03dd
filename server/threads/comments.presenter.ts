import type { CommentRight, CommentView } from '../../shared/threads/views.ts'
import { type Shown, shownTo, toVerdict } from '../moderation/standing.ts'
import { opening } from '../pages/opening.ts'
import type { Audience } from '../platform/data/entities.ts'
import { isRestorable } from '../platform/rules/own-words.ts'
import type { CommentRecord } from './comments.model.ts'
import { canRevise } from './comments.rules.ts'

/** How much of a featured comment the head of its thread shows, in characters. */
const mostFeatured = 70

/**
 * A comment as an audience sees it; null where it is not there for it. Where the words are not to be read a tombstone
 * stays, so that the replies keep their place.
 */
export function toComment(comment: CommentRecord, audience: Audience, now = new Date()): CommentView | null {
  const shown = shownTo(comment, audience, now)
  if (!shown.there) return null
  const { creator, pending } = comment
  const insider = audience.own || audience.moderator
  const named = shown.words || shown.standing === 'withdrawn'
  return {
    id: comment._id.toHexString(),
    thread: { kind: comment.thread.kind, id: comment.thread.id },
    parent: comment.parent?.toHexString() ?? null,
    root: comment.root.toHexString(),
    depth: comment.depth,
    path: comment.path,
    ...(comment.above?.length && { above: comment.above }),
    creator: {
      id: named ? creator.id : null,
      name: named ? creator.name : '',
      postAuthor: named && creator.postAuthor,
      guest: named && creator.guest !== undefined,
      site: named ? (creator.site ?? null) : null,
    },
    imported: comment.imported,
    created: comment.created.toISOString(),
    modified: comment.modified?.toISOString() ?? null,
    state: shown.standing,
    html: shown.words ? comment.html : null,
    source: shown.words && audience.own ? (pending?.source ?? comment.source) : null,
    pending:
      pending && insider && shown.words
        ? { html: pending.html, source: audience.own ? pending.source : null }
        : null,
    verdict: toVerdict(comment, audience),
    wording: comment.wording,
    revised: comment.revised && shown.words,
    answersWording: comment.answersWording,
    featured: comment.featured && shown.standing === 'live' ? opening(comment.html, mostFeatured) : null,
    version: comment.version,
    may: rightsOn(comment, shown, audience, now),
  }
}

/** What this audience may do with it. Nobody judges their own words. */
/**
 * A comment in its thread: it goes and comes with what that hangs under, also for who wrote it (elsewhere they find their
 * own words still).
 */
export function toCommentThere(comment: CommentRecord, audience: Audience, now?: Date): CommentView | null {
  const { covered } = comment
  if (covered && !(audience.moderator && covered === 'for-moderators')) return null
  return toComment(comment, audience, now)
}

function rightsOn(comment: CommentRecord, shown: Shown, audience: Audience, now: Date): CommentRight[] {
  const { standing } = shown
  if (standing === 'erased') return []
  if (audience.own) {
    if (comment.withdrawn !== null) return isRestorable(comment.withdrawn, now) ? ['restore'] : []
    if (standing === 'removed' || standing === 'spam')
      return comment.moderation.appeal === null ? ['withdraw', 'appeal'] : ['withdraw']
    return canRevise(comment, now) ? ['edit', 'withdraw'] : ['withdraw']
  }
  const rights: CommentRight[] = standing === 'live' ? ['flag', 'react'] : []
  if (!audience.moderator || standing === 'withdrawn') return rights
  if (standing === 'held') return ['approve', 'remove', 'spam']
  if (standing === 'live')
    return [...rights, ...(comment.pending ? (['approve'] as const) : []), 'hide', 'remove']
  if (standing === 'hidden') return ['approve', 'remove']
  return ['reinstate']
}
