import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { begun } from '../moderation/moderated.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { placeUnder } from './branching.ts'
import { addComment } from './comments.changes.ts'
import type { CommentRecord } from './comments.model.ts'

/** A comment that was exported elsewhere. Its author has no account here. */
export type CommentToRestore = {
  thread: ThreadRef
  channels: Channel[]
  /** What it answers, restored before it; null begins a branch. */
  parent: CommentRecord | null
  name: string
  /** Null where its words are gone and it only keeps its place. */
  words: { source: string; html: string } | null
  created: Date
  modified: Date | null
}

export async function restoreComment(
  tx: Transaction,
  { thread, channels, parent, name, words, created, modified }: CommentToRestore,
): Promise<CommentRecord> {
  const id = newId()
  const comment: CommentRecord = {
    _id: id,
    thread,
    channels,
    ...placeUnder(parent, id),
    creator: { id: null, name, postAuthor: false },
    imported: true,
    source: words?.source ?? '',
    html: words?.html ?? '',
    created,
    modified,
    withdrawn: null,
    erased: words ? null : tx.now,
    moderation: begun(),
    wording: 1,
    revised: false,
    answersWording: parent ? 1 : null,
    pending: null,
    featured: false,
    version: 1,
  }
  await addComment(tx, comment, 'comment.imported')
  return comment
}
