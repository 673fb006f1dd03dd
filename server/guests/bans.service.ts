import type { Actor } from '../../shared/accounts/actor.ts'
import type { BanGuest } from '../../shared/guests/bans.schema.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { Lift } from '../../shared/sanctions/sanctions.schema.ts'
import { Accounts } from '../accounts/accounts.model.ts'
import { toActor } from '../accounts/actors.ts'
import { tellRightsChanged } from '../accounts/rights.service.ts'
import { commit } from '../platform/data/commit.ts'
import { foundById } from '../platform/data/found-by-id.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Records } from '../platform/data/write-path.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { GuestBans } from './bans.model.ts'
import { canBanGuest, canLiftBan } from './bans.rules.ts'
import { digestOfAddress, isInForce } from './bans.ts'
import { type GuestRecord, Guests } from './guests.model.ts'
import { forgetGuest } from './known.ts'

/**
 * Takes nothing more from a guest's e-mail address, for a time or for good. What they wrote stays for moderators to
 * decide about; they can still read, withdraw, appeal, keep and erase it.
 * @throws {Problem} `not-found`, `not-allowed`, `invalid` on `until`, `decided-meanwhile`.
 */
export async function banGuest(actor: Actor, id: string, body: BanGuest): Promise<WriteAnswer> {
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: `person:${id}` as const }
  let same: GuestRecord[] = []
  const answer = await commit(write, async (tx) => {
    const guest = await foundById<GuestRecord>(Guests, tx.session, id)
    const by = await rightsNow(tx, actor)
    const until = body.until === undefined ? null : new Date(`${body.until}T00:00:00Z`)
    if (!canBanGuest(by, until, tx.now)) throw badDate(by, until)
    const _id = digestOfAddress(guest.emailKey)
    const before = await GuestBans.findById(_id).session(tx.session).lean()
    if (before && isInForce(before, tx.now)) throw new Problem('decided-meanwhile')
    const entity = { _id: newId(), version: 1 }
    const ban = entity._id.toHexString()
    const made = { _id, ban, guest: id, since: tx.now, until }
    await GuestBans.replaceOne({ _id }, made, { upsert: true }).session(tx.session)
    const ofAddress = { emailKey: guest.emailKey }
    const banned = { ban, until, reason: body.reason }
    await Guests.updateMany(ofAddress, { $set: { banned } }).session(tx.session)
    same = await Guests.find(ofAddress).session(tx.session).lean<GuestRecord[]>()
    const { rule, reason: publicReason, note: privateNote = null } = body
    const details = { rule, publicReason, privateNote, expires: until, about: `guest:${id}` }
    tx.record('guest.banned', 'guest-ban', entity, details)
    return { location: `/people/guests/${id}` }
  })
  tell(same)
  return answer
}

/**
 * Takes a ban back, for the record too. `id` is the guest it was said of, who may have erased themselves since.
 * @throws {Problem} `not-found`, `not-allowed`; `decided-meanwhile` where it was taken back or is over.
 */
export async function liftGuestBan(actor: Actor, id: string, body: Lift): Promise<WriteAnswer> {
  const ban = body.sanction
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: `person:${id}` as const }
  let same: GuestRecord[] = []
  const answer = await commit(write, async (tx) => {
    const done = await Records.findOne({ entity: toId(ban), kind: 'guest-ban', version: 1 })
      .session(tx.session)
      .lean<{ _id: ReturnType<typeof toId>; created: Date; expires?: Date; about: string }>()
    if (!done) throw new Problem('not-found')
    const made = { created: done.created, expires: done.expires ?? null }
    if (!canLiftBan(await rightsNow(tx, actor), made)) throw new Problem('not-allowed')
    const stands = await GuestBans.findOne({ ban }).session(tx.session).lean()
    if (!stands || !isInForce(stands, tx.now)) throw new Problem('decided-meanwhile')
    same = await Guests.find({ 'banned.ban': ban }).session(tx.session).lean<GuestRecord[]>()
    await GuestBans.deleteOne({ ban }).session(tx.session)
    await Guests.updateMany({ 'banned.ban': ban }, { $unset: { banned: 1 } }).session(tx.session)
    const entity = { _id: toId(ban), version: 2 }
    const details = { reversalOf: done._id.toHexString(), about: done.about }
    tx.record('guest-ban.lifted', 'guest-ban', entity, details)
    return { location: same.length > 0 ? `/people/guests/${id}` : '/people/guests' }
  })
  tell(same)
  return answer
}

/** Who acts, with the rights of this moment. */
async function rightsNow({ session }: Transaction, { id }: Actor): Promise<Actor> {
  const by = await Accounts.findById(id).session(session).lean()
  if (!by) throw new Problem('not-allowed')
  return toActor(by)
}

function badDate(by: Actor, until: Date | null): Problem {
  if (by.role !== 'moderator' && by.role !== 'admin') return new Problem('not-allowed')
  const message =
    by.role === 'admin'
      ? 'Please choose a day to come, within ten years, or none for good.'
      : `Please choose a day to come, within 30 days.${until === null ? ' Only admins ban for good.' : ' Only admins ban for longer.'}`
  return new Problem('invalid', { fields: [{ field: 'until', code: 'out-of-range', message }] })
}

/** Their open pages take no more words, or do again. */
function tell(guests: GuestRecord[]): void {
  for (const { _id } of guests) {
    forgetGuest(_id.toHexString())
    tellRightsChanged(`guest:${_id.toHexString()}`)
  }
}
