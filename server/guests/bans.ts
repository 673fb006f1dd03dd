import { createHmac } from 'node:crypto'
import { sayDate } from '../../shared/text/dates.ts'
import { Problem } from '../platform/http/problem.ts'
import { GuestBans } from './bans.model.ts'

let secret = ''

/** Set once at the start. */
export function guestBansUse(sessionSecret: string): void {
  secret = sessionSecret
}

/** All that is kept of a banned address: nobody who reads the database can tell whose it is, or try guesses. */
export const digestOfAddress = (emailKey: string): string =>
  createHmac('sha256', secret).update(`banned guest ${emailKey}`).digest('base64url')

/** A ban holds until its day, or for good. */
export const isInForce = ({ until }: { until: Date | null }, now: Date): boolean =>
  until === null || until > now

/** What somebody is told who may not write. Why, only the guest themselves reads: anybody can type an address. */
export const sayBanned = (until: Date | null): string =>
  `Nothing more is taken from this e-mail address${until === null ? '' : ` until ${sayDate(until.toISOString().slice(0, 10))}`}. What you wrote is kept here for you to copy. If the address is yours, your own link shows why: you can ask for it at /guest.`

/** @throws {Problem} `banned` */
export async function checkAddress(emailKey: string, now = new Date()): Promise<void> {
  const found = await GuestBans.findById(digestOfAddress(emailKey)).lean()
  if (found && isInForce(found, now)) throw new Problem('banned', { message: sayBanned(found.until) })
}
