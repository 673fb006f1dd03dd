import { setTimeout as wait } from 'node:timers/promises'
import { fold } from '../accounts/accounts.model.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { type GuestRecord, Guests } from './guests.model.ts'
import { newLink } from './links.ts'
import { newLinkAsked } from './mails.ts'

/** Answers take at least this long, so that their time doesn't tell whether an address is known. */
const leastMs = 250

/** Mails a new link to somebody who wrote with this address; does nothing, and says nothing, where nobody did. */
export async function askForLink(email: string): Promise<void> {
  await Promise.all([wait(leastMs), mailLink(email)])
}

async function mailLink(email: string): Promise<void> {
  const emailKey = fold(email)
  const same = await Guests.find({ emailKey }).sort({ created: -1 }).lean<GuestRecord[]>()
  const guest = same.find(({ verified }) => verified !== null) ?? same[0]
  if (!guest) return
  await Guests.db.transaction(async (session) => {
    const mail = newLinkAsked(await newLink(guest, session))
    await queueMail({ to: guest.email, ...mail, about: `guest:${guest._id.toHexString()}` }, session)
  })
}
