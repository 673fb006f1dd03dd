import { LoginSessions } from '../accounts/login-sessions.model.ts'
import { FormerNotes } from '../annotations/former-notes.model.ts'
import { FormerTargets } from '../annotations/former-targets.model.ts'
import { Mails } from '../mail/mails.model.ts'
import { DecidedBatches } from '../moderation/decided-batches.model.ts'
import { Flags } from '../moderation/flags/flags.model.ts'
import { forgetAnswers } from '../moderation/forget-answers.ts'
import type { Thing } from '../moderation/things.ts'
import { toId } from '../platform/data/ids.ts'
import type { Model } from '../platform/data/models.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Operations, Records } from '../platform/data/write-path.model.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { CommentRevisions } from '../threads/comments.model.ts'
import { Drafts } from '../threads/drafts.model.ts'
import type { Redactor } from './redactor.ts'

type Session = Transaction['session']

/** Takes words of a thing from everywhere that keeps them besides the thing itself, in the same transaction. */
export async function redactKept(session: Session, thing: Thing, redactor: Redactor): Promise<void> {
  const id = thing._id.toHexString()
  await forgetAnswers(session, id)
  await redactIn(CommentRevisions, { comment: thing._id }, session, redactor)
  await redactIn(FormerNotes, { annotation: thing._id }, session, redactor)
  await redactIn(FormerTargets, { annotation: thing._id }, session, redactor)
  await redactIn(DecidedBatches, { 'things.id': thing._id }, session, redactor)
  await redactIn(Flags, { thing: thing._id }, session, redactor)
  await redactIn(Records, { $or: [{ entity: thing._id }, ...aboutOwner(thing)] }, session, redactor)
  await redactIn(Drafts, { $or: [{ parent: id }, { account: thing.creator.id }] }, session, redactor)
  await redactIn(Mails, {}, session, redactor)
  await redactTyped(session, id, redactor)
}

const aboutOwner = (thing: Thing) => {
  const about = ownerOf(thing)
  return about === null ? [] : [{ about }]
}

/** Every document that fits, with the words taken from all of its strings. */
async function redactIn(
  model: { collection: Model<unknown>['collection'] },
  which: Record<string, unknown>,
  session: Session,
  { deep, stands }: Redactor,
): Promise<void> {
  for await (const document of model.collection.find(which as never, { session })) {
    const { _id, ...kept } = document
    if (stands(kept)) await model.collection.replaceOne({ _id }, deep(kept) as never, { session })
  }
}

/**
 * Answers to earlier writes are kept, to be given again, with the words of what changed; so do mails that name its page,
 * and the notes of moderators about it.
 */
export async function redactToldOf(session: Session, ids: string[], redactor: Redactor): Promise<void> {
  await redactIn(Operations, { 'answer.events.id': { $in: ids } }, session, redactor)
  await redactIn(Records, { entity: { $in: ids.map(toId) } }, session, redactor)
  await redactIn(Mails, {}, session, redactor)
}

/** What people had typed about something when they had to log in, or when a form came back, is kept as JSON. */
export async function redactTyped(session: Session, id: string, { deep, stands }: Redactor): Promise<void> {
  const open = LoginSessions.collection.find({ session: { $regex: id } } as never, { session })
  for await (const kept of open) {
    const value: unknown = JSON.parse(String(kept.session))
    if (!stands(value)) continue
    const set = { session: JSON.stringify(deep(value)) }
    await LoginSessions.collection.updateOne({ _id: kept._id }, { $set: set }, { session })
  }
}
