import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { Accounts } from '../accounts/accounts.model.ts'
import { tellRightsChanged } from '../accounts/rights.service.ts'
import { forgetMails } from '../mail/queue-mail.ts'
import { eraseThing } from '../moderation/erasing.ts'
import { commit } from '../platform/data/commit.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { saveComment } from '../threads/comments.changes.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'
import { placeOf } from '../threads/places.ts'
import { isInForce } from './bans.ts'
import { type GuestRecord, Guests } from './guests.model.ts'
import { forgetGuest } from './known.ts'

const keyOf = (id: string) => `guest:${id}`
const nobody: CommentRecord['creator'] = { id: null, name: '', postAuthor: false }

/** Whether a guest wants to hear of answers by mail. */
export async function setMails(guest: string, answers: boolean): Promise<void> {
  await Guests.updateOne({ _id: guest }, { $set: { answers } })
  forgetGuest(guest)
}

/**
 * Erases every comment of a guest for good, and then the guest: no word, name or address of theirs is kept. Tombstones
 * stay where the public read something, so that answers keep their place.
 */
export async function eraseGuest(actor: Actor, operation: string): Promise<WriteAnswer> {
  const id = guestIn(actor)
  const write = { actor, operation, body: { erase: id }, channel: `person:${id}` as const }
  const answer = await commit(write, async (tx) => {
    for (const comment of await commentsOf(tx, id)) {
      const erased =
        comment.erased === null ? await eraseThing(tx, 'comment', comment, {}, 'erased-by-author') : comment
      await saveComment(tx, erased as CommentRecord, { creator: nobody }, 'comment.unsigned')
    }
    await forgetMails(keyOf(id), tx.session)
    await Guests.deleteOne({ _id: id }).session(tx.session)
    return { location: '/' }
  })
  gone(id)
  return answer
}

/**
 * Makes a guest's comments an account's own. The account needs no approval any more where the guest needed none. A ban
 * stays with the address.
 * `guest` is the one of this browser's session.
 */
export async function claimComments(
  actor: Actor,
  guest: GuestRecord,
  operation: string,
): Promise<WriteAnswer> {
  const account = actor.id
  if (account === null) throw new Problem('log-in-needed')
  const id = guest._id.toHexString()
  // Who was banned as a guest begins anew as an account.
  const isTrusted = guest.known && !(guest.banned && isInForce(guest.banned, new Date()))
  const write = { actor, operation, body: { claim: id }, channel: `person:${account}` as const }
  const answer = await commit(write, async (tx) => {
    for (const comment of await commentsOf(tx, id)) {
      const { owner } = await placeOf(comment.thread)
      const creator = { id: account, name: actor.name ?? '', postAuthor: owner === account }
      await saveComment(tx, comment, { creator }, 'comment.claimed')
    }
    if (isTrusted) await Accounts.updateOne({ _id: account }, { known: true }).session(tx.session)
    await forgetMails(keyOf(id), tx.session)
    await Guests.deleteOne({ _id: id }).session(tx.session)
    return { location: '/my-comments' }
  })
  gone(id)
  if (isTrusted) tellRightsChanged(account)
  return answer
}

/** @throws {Problem} `log-in-needed` */
function guestIn({ guest }: Actor): string {
  if (guest === undefined) throw new Problem('log-in-needed')
  return guest
}

const commentsOf = ({ session }: Transaction, guest: string): Promise<CommentRecord[]> =>
  Comments.find({ 'creator.guest': guest }).sort({ created: 1 }).session(session).lean<CommentRecord[]>()

/** Browsers that were the guest are nobody's now. */
function gone(id: string): void {
  forgetGuest(id)
  tellRightsChanged(keyOf(id))
}
