import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { begun } from '../moderation/moderated.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { toHtml } from './to-html.ts'

/** A comment from elsewhere. Its author has no account here. */
export type ImportedComment = {
  name: string
  postAuthor: boolean
  /** Index in the list of the one it answers, which comes before it; null begins a branch. */
  parent: number | null
  source: string
}

/** Puts a thread from elsewhere under something, with its nesting, in its order. */
export async function importComments(
  tx: Transaction,
  thread: ThreadRef,
  channel: Channel,
  comments: readonly ImportedComment[],
): Promise<void> {
  // Ids are made in order, and comments of the same moment stand in the order of their ids.
  const ids = comments.map(() => newId())
  const placeInBranch = (index: number): Pick<CommentRecord, 'root' | 'depth'> => {
    let [root, depth] = [index, 0]
    for (let above = comments[root]?.parent ?? null; above !== null; above = comments[root]?.parent ?? null) {
      root = above
      depth++
    }
    return { root: ids[root] as CommentRecord['_id'], depth }
  }
  const records = comments.map(
    ({ name, postAuthor, parent, source }, index): CommentRecord => ({
      _id: ids[index] as CommentRecord['_id'],
      thread,
      channels: [channel],
      parent: parent === null ? null : (ids[parent] ?? null),
      ...placeInBranch(index),
      creator: { id: null, name, postAuthor },
      imported: true,
      source,
      html: toHtml(source),
      created: tx.now,
      modified: null,
      withdrawn: null,
      erased: null,
      moderation: begun(),
      wording: 1,
      revised: false,
      answersWording: parent === null ? null : 1,
      pending: null,
      featured: false,
      version: 1,
    }),
  )
  if (records.length === 0) return
  await Comments.collection.insertMany(records, { session: tx.session })
  for (const comment of records) {
    tx.changed('comment', comment, [channel], { comments: 1 })
    tx.record('comment.imported', 'comment', comment)
  }
}
