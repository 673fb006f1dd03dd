import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { begun } from '../moderation/moderated.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { placeUnder } from './branching.ts'
import { toTalk } from './comments.changes.ts'
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
  const records: CommentRecord[] = []
  for (const { name, postAuthor, parent, source } of comments) {
    const id = newId()
    records.push({
      _id: id,
      thread,
      channels: [channel],
      ...placeUnder(parent === null ? null : (records[parent] ?? null), id),
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
    })
  }
  if (records.length === 0) return
  await Comments.collection.insertMany(records, { session: tx.session })
  for (const comment of records) {
    tx.changed('comment', comment, [channel], { comments: 1 }, [toTalk(comment, 1)])
    tx.record('comment.imported', 'comment', comment)
  }
}
