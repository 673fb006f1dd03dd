import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Mails } from './mails.model.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  /** Whom it concerns, as `ownerKey` writes it: goes with them when they are erased. */
  about: string | null
}

/** So many mails an address gets from us in an hour, so that nobody floods another's letter box through our forms. */
const mostAnHour = 5
const hour = 60 * 60 * 1000

type Listener = () => void
const listeners = new Set<Listener>()

/** Calls back when there is, or soon will be, something to deliver. Returns how to stop listening. */
export function onQueued(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Saves a mail to be delivered; with a session in its transaction, so that it goes out if and only if what it tells of
 * was saved. Answers whether it was: an address that got many within the hour gets no more.
 */
export async function queueMail(mail: Mail, session: Transaction['session'] | null = null): Promise<boolean> {
  const now = new Date()
  const lately = { to: mail.to, created: { $gt: new Date(now.getTime() - hour) } }
  if ((await Mails.countDocuments(lately).session(session)) >= mostAnHour) return false
  const record = { _id: newId(), html: null, ...mail, state: 'waiting' as const, next: now, created: now }
  await Mails.create([record], { session })
  for (const listener of listeners) listener()
  return true
}

/** Forgets every mail about somebody. */
export async function forgetMails(about: string, session: Transaction['session']): Promise<void> {
  await Mails.deleteMany({ about }).session(session)
}
