import type { HypothesisAnnotation } from '../../shared/exporting/hypothesis.schema.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { annotationIn } from '../annotations/annotations.changes.ts'
import { isPublic } from '../moderation/standing.ts'
import type { Id } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { commentIn } from '../threads/comments.changes.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { restoreComment } from '../threads/comments.restore.ts'
import type { OriginRecord } from './origins.model.ts'

type Given = {
  document: Id
  channel: Channel
  /** Notes on the page as a whole, and replies, that aren't here yet. */
  pageNotes: HypothesisAnnotation[]
  replies: HypothesisAnnotation[]
  /** The annotations that were made just now, and all that was made before, by their ids there. */
  threads: Map<string, Id>
  known: Map<string, OriginRecord>
  toComment(given: HypothesisAnnotation): {
    source: string
    html: string
    name: string
    created: Date
    modified: Date | null
  }
}

/**
 * Makes notes on the page as a whole thoughts on the document, and replies comments: each answers the last one of those
 * it names that is here. Answers what was made, and how many replies have nothing here that they answer.
 */
export async function importReplies(
  tx: Transaction,
  { document, channel, pageNotes, replies, threads, known, toComment }: Given,
): Promise<{ made: Map<string, CommentRecord>; pageNotes: number; lost: number }> {
  const made = new Map<string, CommentRecord>()
  const say = async (given: HypothesisAnnotation, thread: ThreadRef, parent: CommentRecord | null) => {
    const { source, html, ...by } = toComment(given)
    if (source === '') return
    const words = { source, html }
    made.set(given.id, await restoreComment(tx, { thread, channels: [channel], parent, words, ...by }))
  }

  for (const given of pageNotes) await say(given, { kind: 'document', id: document.toHexString() }, null)
  const ofPage = made.size
  let lost = 0
  const inOrder = replies.toSorted(
    (a, b) => a.references.length - b.references.length || Date.parse(a.created) - Date.parse(b.created),
  )
  for (const given of inOrder) {
    const parent = await lastHere(tx, given, made, known, channel)
    const [top = ''] = given.references
    const root = parent ? null : (threads.get(top) ?? (await rootHere(tx, known.get(top), document)))
    if (parent) await say(given, parent.thread, parent)
    else if (root) await say(given, { kind: 'annotation', id: root.toHexString() }, null)
    else lost += 1
  }
  return { made, pageNotes: ofPage, lost }
}

/** The comment that a reply answers; null where it answers the annotation itself, or nothing that is here. */
async function lastHere(
  tx: Transaction,
  { references }: HypothesisAnnotation,
  made: Map<string, CommentRecord>,
  known: Map<string, OriginRecord>,
  channel: Channel,
): Promise<CommentRecord | null> {
  for (const id of references.toReversed()) {
    const fresh = made.get(id)
    if (fresh) return fresh
    const before = known.get(id)
    if (before?.kind !== 'comment') continue
    const comment = await commentIn(tx.session, before.thing.toHexString())
    if (isPublic(comment) && comment.channels.includes(channel)) return comment
  }
  return null
}

/** An annotation that came before, if it can be answered: it is on this document, and wasn't taken away since. */
async function rootHere(tx: Transaction, before: OriginRecord | undefined, document: Id): Promise<Id | null> {
  if (before?.kind !== 'annotation') return null
  const record = await annotationIn(tx.session, before.thing.toHexString())
  return isPublic(record) && record.document.equals(document) ? record._id : null
}
