import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { begun } from '../moderation/moderated.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { placeUnder } from './branching.ts'
import { addComment } from './comments.changes.ts'
import { type CommentRecord, CommentRevisions } from './comments.model.ts'

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
  /** What it said before that everybody may read, the first one first. */
  former?: { source: string; html: string; until: Date }[]
  /** Which of the parent's wordings it answers; left out for the present one. */
  answersWording?: number | undefined
  featured?: boolean
  postAuthor?: boolean
}

export async function restoreComment(tx: Transaction, given: CommentToRestore): Promise<CommentRecord> {
  const { thread, channels, parent, name, words, created, modified } = given
  const { former = [], answersWording, featured = false, postAuthor = false } = given
  const id = newId()
  for (const [index, was] of former.entries())
    tx.insert(CommentRevisions, { _id: newId(), comment: id, wording: index + 1, ...was })
  const comment: CommentRecord = {
    _id: id,
    thread,
    channels,
    ...placeUnder(parent, id),
    creator: { id: null, name, postAuthor },
    imported: true,
    source: words?.source ?? '',
    html: words?.html ?? '',
    created,
    modified,
    withdrawn: null,
    erased: words ? null : tx.now,
    moderation: begun(),
    wording: former.length + 1,
    revised: former.length > 0,
    answersWording: parent && Math.min(answersWording ?? parent.wording, parent.wording),
    pending: null,
    featured,
    version: 1,
  }
  await addComment(tx, comment, 'comment.imported')
  return comment
}
