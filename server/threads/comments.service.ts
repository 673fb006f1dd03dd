import { type Actor, guest, ownerKey } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { EditComment, PostComment } from '../../shared/threads/comments.schema.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import type { Step } from '../../shared/write.schema.ts'
import { landing } from '../curation/landing.ts'
import { judge } from '../moderation/judge.ts'
import { begun } from '../moderation/moderated.ts'
import { isPublic, shownTo } from '../moderation/standing.ts'
import { commit } from '../platform/data/commit.ts'
import { newId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { canEdit, canRestore, canWithdraw } from '../platform/rules/own-words.ts'
import { placeUnder } from './branching.ts'
import { addComment, commentIn, saveComment } from './comments.changes.ts'
import { type CommentRecord, CommentRevisions } from './comments.model.ts'
import { canRevise, isPublicRevision } from './comments.rules.ts'
import { forgetPosted } from './drafts.service.ts'
import { withMentions } from './mentions.ts'
import { linker } from './permalinks.ts'
import { placeOf, type ThreadPlace } from './places.ts'
import { toHtml } from './to-html.ts'

/**
 * A thought, or a reply. `alongside` saves what belongs to it in the same transaction.
 * @throws {Problem} `not-found` when what it answers is not in that thread, or not for this actor; what `judge` throws.
 */
export async function postComment(
  actor: Actor,
  body: PostComment,
  alongside?: (tx: Transaction, comment: CommentRecord) => Promise<void>,
): Promise<WriteAnswer> {
  if (ownerKey(actor) === null) throw new Problem('log-in-needed')
  const asked = { kind: body.threadKind, id: body.threadId }
  const askedPlace = await placeToTalk(asked, actor)
  const words = await withMentions(toHtml(body.source))
  const submission = { actor, kind: 'comment' as const, words: body.source, thread: asked, edit: false }
  const judgement = await judge({ ...submission, insists: body.insists })
  const linkTo = await linker(askedPlace, asked)
  return commit({ actor, operation: body.operation, body, channel: askedPlace.channels[0] }, async (tx) => {
    const parent = body.parent ? await answered(tx, actor, body.parent) : null
    const thread = await landing(tx, actor, asked, parent)
    const place = await placeToTalk(thread, actor, tx)
    const id = newId()
    const comment: CommentRecord = {
      _id: id,
      thread,
      channels: place.channels,
      ...placeUnder(parent, id),
      creator: {
        id: actor.id,
        name: actor.name ?? '',
        postAuthor: actor.id !== null && actor.id === place.owner,
        ...(actor.guest !== undefined && { guest: actor.guest, site: body.guestSite ?? null }),
      },
      imported: false,
      source: body.source,
      ...words,
      created: tx.now,
      modified: null,
      withdrawn: null,
      erased: null,
      moderation: begun(judgement),
      wording: 1,
      revised: false,
      answersWording: parent ? (body.parentWording ?? parent.wording) : null,
      pending: null,
      featured: false,
      version: 1,
    }
    if (actor.id !== null && body.draft !== undefined) {
      await forgetPosted(tx, actor.id, {
        thread: asked,
        parent: body.parent ?? null,
        draft: body.draft,
        source: body.source,
      })
    }
    await alongside?.(tx, comment)
    await addComment(tx, comment, 'comment.posted')
    return { location: linkTo(comment) }
  })
}

/**
 * Nobody talks below what only its author and moderators see: people would be told of words that they can't read.
 * @throws {Problem} `not-found` for who doesn't see it, `closed` for who does
 */
async function placeToTalk(
  thread: ThreadRef,
  actor: Actor,
  tx: Transaction | null = null,
): Promise<ThreadPlace> {
  const place = await placeOf(thread, actor, tx?.session)
  if (place.isFor?.(guest) !== false) return place
  throw new Problem('closed', {
    message:
      'Not everybody sees what this hangs under at present. What you wrote is kept here for you to copy.',
  })
}

/** What is answered has to be there for who answers it; `landing` looks whether it is in that thread. */
async function answered(tx: Transaction, actor: Actor, id: string): Promise<CommentRecord> {
  const parent = await commentIn(tx.session, id)
  const shown = shownTo(parent, audienceOf('comment', parent, actor), tx.now)
  if (!shown.there) throw new Problem('not-found')
  return parent
}

/**
 * New words for one's own comment; the former ones are kept. Where the pipeline holds them, the last approved wording
 * stays public meanwhile.
 */
export async function editComment(actor: Actor, id: string, body: EditComment): Promise<WriteAnswer> {
  const { thread } = await commentIn(null, id)
  const submission = { actor, kind: 'comment' as const, words: body.source, thread, edit: true }
  const { state, reasons } = await judge({ ...submission, insists: body.insists })
  const words = { source: body.source, ...(await withMentions(toHtml(body.source))) }
  return change(actor, id, body, async (tx, comment) => {
    if (!canEdit(actor, comment) || !canRevise(comment, tx.now)) throw new Problem('not-allowed')
    sameVersion(comment, body)
    const isHeld = state !== 'live'
    if (isHeld && comment.moderation.state === 'live') {
      return saveComment(tx, comment, { pending: { ...words, reasons, since: tx.now } }, 'comment.edit-held')
    }
    // What the public never read is no part of the public history either.
    const wasRead = isPublic(comment)
    const former = { _id: newId(), comment: comment._id, wording: comment.wording, until: tx.now }
    const { source, html } = comment
    tx.insert(CommentRevisions, { ...former, source, html, ...(!wasRead && { unpublished: true }) })
    const set: Partial<CommentRecord> = {
      ...words,
      modified: tx.now,
      wording: comment.wording + 1,
      pending: null,
      revised: comment.revised || (wasRead && isPublicRevision(comment, tx.now)),
      ...(reasons.length > 0 && { moderation: { ...comment.moderation, reasons } }),
    }
    return saveComment(tx, comment, set, 'comment.edited')
  })
}

/** Takes one's own comment out of view; a tombstone keeps the replies. */
export function withdrawComment(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, async (tx, comment) => {
    if (!canWithdraw(actor, comment)) throw new Problem('not-allowed')
    sameVersion(comment, body)
    return saveComment(tx, comment, { withdrawn: tx.now }, 'comment.withdrawn')
  })
}

/** Undoes a withdrawal. @throws {Problem} `too-late` after 24 hours. */
export function restoreComment(actor: Actor, id: string, body: Step): Promise<WriteAnswer> {
  return change(actor, id, body, async (tx, comment) => {
    if (!canRestore(actor, comment, tx.now)) throw new Problem(comment.withdrawn ? 'too-late' : 'not-allowed')
    sameVersion(comment, body)
    return saveComment(tx, comment, { withdrawn: null }, 'comment.restored')
  })
}

/** The version seen has to be the version there is. */
function sameVersion(comment: CommentRecord, body: Step): void {
  if (comment.version !== body.version) throw new Problem('changed-meanwhile')
}

/** What all changes of a comment by its author share. */
async function change(
  actor: Actor,
  id: string,
  body: Step,
  step: (tx: Transaction, comment: CommentRecord) => Promise<CommentRecord>,
): Promise<WriteAnswer> {
  const found = await commentIn(null, id)
  const place = await placeOf(found.thread)
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: place.channels[0] }
  const linkTo = await linker(place, found.thread)
  return commit(write, async (tx) => {
    return { location: linkTo(await step(tx, await commentIn(tx.session, id))) }
  })
}
