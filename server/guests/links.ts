import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { linkTo } from '../mail/link-to.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type GuestRecord, Guests } from './guests.model.ts'

const linkMs = 90 * 24 * 60 * 60 * 1000
/** Each mail has a link of its own; so many of them are good at once. */
const mostLinks = 8

/** Only this is stored: whoever reads the database can't open anything by it. */
const digest = (token: string) => createHash('sha256').update(token).digest('base64url')

/** Makes one more link for a guest, good for 90 days, and saves its digest with the transaction. */
export async function newLink(guest: GuestRecord, session: Transaction['session']): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = Date.now()
  const stored = await Guests.findById(guest._id, { links: 1 }).session(session).lean<GuestRecord>()
  const good = (stored?.links ?? []).filter(({ until }) => until.getTime() > now)
  const links = [...good, { hash: digest(token), until: new Date(now + linkMs) }].slice(-mostLinks)
  await Guests.updateOne({ _id: guest._id }, { $set: { links } }).session(session)
  return linkTo(`/guest/${token}`, guest.origin)
}

/** The guest that a link is of; null when it has ended or was never ours. */
export async function guestOfLink(token: string): Promise<GuestRecord | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const wanted = digest(token)
  const found = await Guests.findOne({ 'links.hash': wanted }).lean<GuestRecord>()
  const link = found?.links.find(({ hash }) => isSame(hash, wanted))
  return found && link && link.until.getTime() > Date.now() ? found : null
}

const isSame = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
