import { createHmac, timingSafeEqual } from 'node:crypto'

let secret = ''

/** Set once at the start. */
export function mailTokensUse(sessionSecret: string): void {
  secret = sessionSecret
}

const sign = (person: string) =>
  createHmac('sha256', secret).update(`notification mail of ${person}`).digest('base64url')

/** What the link in a mail carries: who it was for, so that it works without logging in. */
export const tokenFor = (person: string): string => `${person}.${sign(person)}`

/** The account that a link is of; null where we didn't make it. */
export function personOf(token: string): string | null {
  const [person = '', given = ''] = token.split('.')
  const [a, b] = [Buffer.from(given), Buffer.from(sign(person))]
  return /^[0-9a-f]{24}$/.test(person) && a.length === b.length && timingSafeEqual(a, b) ? person : null
}
