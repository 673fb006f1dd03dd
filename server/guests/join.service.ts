import { randomUUID } from 'node:crypto'
import { tellRightsChanged } from '../accounts/rights.service.ts'
import { commit } from '../platform/data/commit.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { saveComment } from '../threads/comments.changes.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'
import { GuestBans } from './bans.model.ts'
import { type GuestRecord, Guests } from './guests.model.ts'
import { forgetGuest, toGuestActor } from './known.ts'
import { guestOfLink } from './links.ts'

const idOf = ({ _id }: { _id: GuestRecord['_id'] }) => _id.toHexString()

/**
 * What opening a mailed link does: the address is proved, and everything that was written with it, from whichever
 * browser, is one guest's from now on. Browsers that merely typed the address are nobody's any more: the generation
 * moves on where the guest that stays was unproved until now. Answers the guest, for this browser's session.
 * @throws {Problem} `not-found` when the link has ended or was never ours
 */
export async function openLink(token: string): Promise<GuestRecord> {
  const opened = await guestOfLink(token)
  if (!opened) throw new Problem('not-found', { message: 'This link has ended. You can ask for a new one.' })
  let kept = opened
  let gone: GuestRecord[] = []
  const write = { actor: toGuestActor(opened), operation: randomUUID(), body: {} }
  await commit({ ...write, channel: `person:${idOf(opened)}` }, async (tx) => {
    const same = await Guests.find({ emailKey: opened.emailKey })
      .sort({ created: 1 })
      .session(tx.session)
      .lean<GuestRecord[]>()
    const keeper = same.find(({ verified }) => verified !== null) ?? opened
    gone = same.filter((guest) => idOf(guest) !== idOf(keeper))
    kept = await join(tx, keeper, gone)
    return { location: '/my-comments' }
  })
  for (const guest of [kept, ...gone]) {
    forgetGuest(idOf(guest))
    const isProvedNow = opened.verified === null || guest !== kept
    if (isProvedNow) tellRightsChanged(`guest:${idOf(guest)}`)
  }
  return kept
}

async function join(tx: Transaction, keeper: GuestRecord, others: GuestRecord[]): Promise<GuestRecord> {
  const moved = await Comments.find({ 'creator.guest': { $in: others.map(idOf) } })
    .session(tx.session)
    .lean<CommentRecord[]>()
  for (const comment of moved) {
    await saveComment(tx, comment, { creator: { ...comment.creator, guest: idOf(keeper) } }, 'comment.joined')
  }
  const all = [keeper, ...others]
  const { banned } = all.find((guest) => guest.banned) ?? {}
  const set = {
    verified: keeper.verified ?? tx.now,
    known: all.some(({ known }) => known),
    answers: all.some(({ answers }) => answers),
    ...(banned && { banned }),
    generation: keeper.verified ? keeper.generation : keeper.generation + 1,
    // Every mail's link still opens what it opened.
    links: all.flatMap(({ links }) => links),
  }
  await Guests.deleteMany({ _id: { $in: others.map(({ _id }) => _id) } }).session(tx.session)
  await Guests.updateOne({ _id: keeper._id }, { $set: set }).session(tx.session)
  const gone = { guest: { $in: others.map(idOf) } }
  await GuestBans.updateMany(gone, { $set: { guest: idOf(keeper) } }).session(tx.session)
  return { ...keeper, ...set }
}
