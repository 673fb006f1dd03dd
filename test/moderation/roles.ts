import { Accounts } from '../../server/accounts/accounts.model.ts'
import { forgetActor } from '../../server/accounts/actors.ts'
import { makePerson } from '../support/people.ts'
import { Visitor } from '../support/visitor.ts'

/**
 * Everybody there is, as far as rights go. `author guest`: a guest of whom the browser knows that they have written.
 * `suspended` and `banned` were members, and logged in before.
 */
export const roles = [
  'guest',
  'author guest',
  'member',
  'newcomer',
  'suspended',
  'banned',
  'moderator',
  'admin',
] as const
export type Who = (typeof roles)[number]

const day = 24 * 60 * 60 * 1000

/** Somebody of each role, logged in; the guest has written into the thread. */
export async function oneOfEach(
  url: string,
  thread: { threadKind: string; threadId: string },
): Promise<Record<Who, Visitor>> {
  const visitors = { guest: new Visitor(url), 'author guest': await authorGuest(url, thread) } as Record<
    Who,
    Visitor
  >
  for (const who of roles) {
    if (who === 'guest' || who === 'author guest') continue
    const role = who === 'moderator' || who === 'admin' ? who : 'member'
    await makePerson(`The ${who}`, role, { newcomer: who === 'newcomer' })
    visitors[who] = await new Visitor(url).logIn(`The ${who}`)
  }
  await sanction(visitors.suspended.id, { suspendedUntil: new Date(Date.now() + day) })
  await sanction(visitors.banned.id, { banned: new Date() })
  return visitors
}

/** A guest who has written, with the token of their session. */
export async function authorGuest(
  url: string,
  thread: { threadKind: string; threadId: string },
): Promise<Visitor> {
  const guest = new Visitor(url)
  const signed = { guestName: `Gus ${Math.random().toString(36).slice(2, 8)}`, guestEmail: 'gus@example.org' }
  await guest.write('/comments', { ...thread, ...signed, source: 'A guest was here.' })
  await guest.page('/')
  return guest
}

async function sanction(id: string | null, set: { suspendedUntil?: Date; banned?: Date }): Promise<void> {
  await Accounts.updateOne({ _id: id ?? '' }, { $set: set })
  forgetActor(id ?? '')
}
