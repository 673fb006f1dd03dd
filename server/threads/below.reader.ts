import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { publicOnly } from '../moderation/standing.ts'
import type { Below } from '../moderation/things.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { type CommentRecord, Comments } from './comments.model.ts'

/** The comments of a thread that everybody may read; `channel` is of a page that shows it. */
export async function publicCommentsOf(thread: ThreadRef, channel: Channel): Promise<Below[]> {
  const found = await Comments.find(
    { channels: channel, 'thread.kind': thread.kind, 'thread.id': thread.id, ...publicOnly },
    { creator: 1 },
  ).lean<CommentRecord[]>()
  return found.map(toBelow)
}

/** People who came with an import are told apart by their names. */
export const toBelow = (comment: CommentRecord): Below => ({
  _id: comment._id,
  by: ownerOf(comment) ?? `imported:${comment.creator.name}`,
})
