import type { ThreadRef } from '../../shared/threads/views.ts'
import { publicOnly } from '../moderation/standing.ts'
import type { Below } from '../moderation/things.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { placeOf } from './places.ts'

/** The comments of a thread that everybody may read. */
export async function publicCommentsOf(thread: ThreadRef): Promise<Below[]> {
  const { channels } = await placeOf(thread)
  const found = await Comments.find(
    { channels: channels[0], 'thread.kind': thread.kind, 'thread.id': thread.id, ...publicOnly },
    { creator: 1 },
  ).lean<CommentRecord[]>()
  return found.map((comment) => ({ _id: comment._id, owner: ownerOf(comment) }))
}
