import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { tellWhereItLeads } from '../curation/threads.changes.ts'
import type { Cover } from '../moderation/moderated.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { tellComment } from './comments.changes.ts'
import { type CommentRecord, Comments } from './comments.model.ts'

type Carrier = { channels: readonly Channel[]; title: string; covered: Cover | null }

/**
 * What hangs below a note or a contradiction goes out of reach with it, and comes back with it. It is no change of the
 * comments' own: they keep their versions, so that what is being decided about them, edited or undone goes on.
 */
export async function coverThread(
  tx: Transaction,
  thread: ThreadRef,
  { channels: [channel], title, covered }: Carrier,
): Promise<void> {
  await tx.addNow()
  const found = await Comments.find({
    channels: channel as Channel,
    'thread.kind': thread.kind,
    'thread.id': thread.id,
  })
    .sort({ created: 1, _id: 1 })
    .session(tx.session)
    .lean<CommentRecord[]>()
  const moved = found.filter((comment) => (comment.covered ?? null) !== covered)
  const ids = moved.map(({ _id }) => _id)
  if (ids.length > 0) {
    const which = { _id: { $in: ids } }
    await Comments.collection.updateMany(which, { $set: { covered } }, { session: tx.session })
  }
  for (const comment of moved) await tellComment(tx, comment, { ...comment, covered })
  await tellWhereItLeads(tx, thread, covered === null ? title : null)
}
