import { linkTo } from '../mail/link-to.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { countedBy } from '../moderation/standing.ts'
import { onCommitted } from '../platform/data/commit.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'
import { pageTitle, placeOf } from '../threads/places.ts'
import { type GuestRecord, Guests } from './guests.model.ts'
import { forgetGuest } from './known.ts'
import { newLink } from './links.ts'
import { somebodyAnswered, wasApproved } from './mails.ts'

// What is known of a guest changes with their comments.
onCommitted((changes) => {
  for (const { kind, entity } of changes) {
    const guest = kind === 'comment' && (entity as CommentRecord | null)?.creator.guest
    if (guest) forgetGuest(guest)
  }
})

/**
 * Tells guests by mail what became of their comments, in the transaction of the change: that one was approved, and to
 * those who asked for it that somebody answered.
 */
export async function tellGuests(
  tx: Transaction,
  before: CommentRecord | null,
  after: CommentRecord,
): Promise<void> {
  const appears = countedBy(before, after) === 1 && (before === null || before.moderation.state === 'held')
  if (!appears) return
  if (before !== null && after.creator.guest) await tellApproved(tx, after, after.creator.guest)
  if (after.parent !== null) await tellAnswered(tx, after, after.parent)
}

async function tellApproved(tx: Transaction, comment: CommentRecord, id: string): Promise<void> {
  const guest = await Guests.findById(id).session(tx.session).lean<GuestRecord>()
  if (!guest) return
  await Guests.updateOne({ _id: guest._id }, { $set: { known: true } }).session(tx.session)
  await write(tx, guest, comment, wasApproved)
}

async function tellAnswered(tx: Transaction, answer: CommentRecord, parentId: CommentRecord['_id']) {
  const parent = await Comments.findById(parentId, { creator: 1, thread: 1 })
    .session(tx.session)
    .lean<CommentRecord>()
  if (!parent?.creator.guest || ownerOf(parent) === ownerOf(answer)) return
  const guest = await Guests.findById(parent.creator.guest).session(tx.session).lean<GuestRecord>()
  if (guest?.answers && guest.verified) await write(tx, guest, answer, somebodyAnswered)
}

async function write(tx: Transaction, guest: GuestRecord, comment: CommentRecord, words: typeof wasApproved) {
  const place = await placeOf(comment.thread)
  const at = linkTo(`${place.path}#comment-${comment._id.toHexString()}`, guest.origin)
  const mail = words(await pageTitle(place), at, await newLink(guest, tx.session))
  await queueMail({ to: guest.email, ...mail, about: `guest:${guest._id.toHexString()}` }, tx.session)
}
