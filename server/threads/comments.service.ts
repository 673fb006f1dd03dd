import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { EditComment, PostComment } from '../../shared/threads/comments.schema.ts'
import type { Step } from '../../shared/write.schema.ts'
import { commit } from '../platform/data/commit.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { canEdit, canRestore, canWithdraw } from '../platform/rules/own-words.ts'
import { type CommentRecord, CommentRevisions, Comments } from './comments.model.ts'
import { placeOf, type ThreadPlace } from './places.ts'
import { toHtml } from './to-html.ts'

const linkTo = (place: ThreadPlace, comment: { _id: { toHexString(): string } }) =>
  `${place.path}#comment-${comment._id.toHexString()}`

/** A thought, or a reply. @throws {Problem} `not-found` when what it answers is not in that thread. */
export async function postComment(actor: Actor, body: PostComment): Promise<WriteAnswer> {
  const thread = { kind: body.threadKind, id: body.threadId }
  const place = await placeOf(thread)
  const html = toHtml(body.source)
  return commit({ actor, operation: body.operation, body, channel: place.channels[0] }, async (tx) => {
    const parent = body.parent ? await commentIn(tx.session, body.parent) : null
    if (parent && (parent.thread.kind !== thread.kind || parent.thread.id !== thread.id))
      throw new Problem('not-found')
    const comment: CommentRecord = {
      _id: newId(),
      thread,
      channels: place.channels,
      parent: parent?._id ?? null,
      creator: {
        id: actor.id,
        name: actor.name ?? '',
        postAuthor: actor.id !== null && actor.id === place.owner,
      },
      imported: false,
      source: body.source,
      html,
      created: tx.now,
      modified: null,
      withdrawn: null,
      version: 1,
    }
    tx.insert(Comments, comment)
    tx.changed('comment', comment, place.channels, { comments: 1 })
    tx.record('comment.posted', 'comment', comment)
    return { location: linkTo(place, comment) }
  })
}

/** New words for one's own comment; the former ones are kept. */
export function editComment(actor: Actor, id: string, body: EditComment): Promise<WriteAnswer> {
  return change(actor, id, body, 'comment.edited', async (tx, comment) => {
    if (!canEdit(actor, comment)) throw new Problem('not-allowed')
    const former = { _id: newId(), comment: comment._id, version: comment.version, until: tx.now }
    const { source, html } = comment
    tx.insert(CommentRevisions, { ...former, source, html })
    return { set: { source: body.source, html: toHtml(body.source), modified: tx.now }, counted: 0 }
  })
}

/** Takes one's own comment out of view; a tombstone keeps the replies. */
export function withdrawComment(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'comment.withdrawn', async (tx, comment) => {
    if (!canWithdraw(actor, comment)) throw new Problem('not-allowed')
    return { set: { withdrawn: tx.now }, counted: -1 }
  })
}

/** Undoes a withdrawal. @throws {Problem} `too-late` after 24 hours. */
export function restoreComment(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, 'comment.restored', async (tx, comment) => {
    if (!canRestore(actor, comment, tx.now)) throw new Problem(comment.withdrawn ? 'too-late' : 'not-allowed')
    return { set: { withdrawn: null }, counted: 1 }
  })
}

/** What a change sets, and by how much it moves the public count. */
type Effect = { set: Partial<CommentRecord>; counted: number }

/** What all changes of a comment share: the version seen has to be the version there is. */
async function change(
  actor: Actor,
  id: string,
  body: Step,
  action: string,
  step: (tx: Transaction, comment: CommentRecord) => Promise<Effect>,
): Promise<WriteAnswer> {
  const found = await commentIn(null, id)
  const place = await placeOf(found.thread)
  return commit(
    { actor, operation: body.operation, body: { ...body, id, action }, channel: place.channels[0] },
    async (tx) => {
      const comment = await commentIn(tx.session, id)
      const { set, counted } = await step(tx, comment)
      if (comment.version !== body.version) throw new Problem('changed-meanwhile')
      const changed: CommentRecord = { ...comment, ...set, version: comment.version + 1 }
      await Comments.collection.updateOne(
        { _id: comment._id },
        { $set: { ...set, version: changed.version } },
        { session: tx.session },
      )
      tx.changed('comment', changed, changed.channels, { comments: counted })
      tx.record(action, 'comment', changed)
      return { location: linkTo(place, changed) }
    },
  )
}

async function commentIn(session: Transaction['session'] | null, id: string): Promise<CommentRecord> {
  const comment = await Comments.findById(toId(id)).session(session).lean<CommentRecord>()
  if (!comment) throw new Problem('not-found')
  return comment
}
