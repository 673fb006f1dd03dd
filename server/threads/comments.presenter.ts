import type { CommentView } from '../../shared/threads/views.ts'
import type { Audience } from '../platform/data/entities.ts'
import { isRestorable } from '../platform/rules/own-words.ts'
import type { CommentRecord } from './comments.model.ts'

/**
 * A comment as an audience sees it. Withdrawn words are for moderators, and for their author while they may still be
 * restored; everybody else sees that something was here, so that the replies keep their place.
 */
export function toComment(comment: CommentRecord, audience: Audience): CommentView {
  const { withdrawn } = comment
  const restorable = withdrawn !== null && audience.own && isRestorable(withdrawn, new Date())
  const readable = withdrawn === null || audience.moderator || restorable
  return {
    id: comment._id.toHexString(),
    thread: { kind: comment.thread.kind, id: comment.thread.id },
    parent: comment.parent?.toHexString() ?? null,
    creator: {
      id: comment.creator.id,
      name: comment.creator.name,
      postAuthor: comment.creator.postAuthor,
    },
    imported: comment.imported,
    created: comment.created.toISOString(),
    modified: comment.modified?.toISOString() ?? null,
    state: withdrawn === null ? 'live' : 'withdrawn',
    html: readable ? comment.html : null,
    source: readable && audience.own ? comment.source : null,
    version: comment.version,
    may: audience.own ? (withdrawn === null ? ['edit', 'withdraw'] : restorable ? ['restore'] : []) : [],
  }
}
