import type { Actor } from '../../shared/accounts/actor.ts'
import type { Viewer } from '../../shared/accounts/views.ts'
import { LoginSessions } from '../accounts/login-sessions.model.ts'
import { Memory } from '../platform/data/memory.ts'
import type { Identify } from '../platform/http/session.ts'
import { isInForce } from './bans.ts'
import { type GuestRecord, Guests } from './guests.model.ts'

declare global {
  namespace Express {
    interface Request {
      /** What the guest of this browser last signed with; goes to nobody else. */
      signedWith?: NonNullable<Viewer['guest']>
    }
  }
}

/**
 * Comments of a guest go live at once when one was approved and the e-mail address is theirs for certain. Who is banned
 * only reads, and does with their own words what needs no right.
 */
export function toGuestActor({ _id, name, known, verified, banned }: GuestRecord, now = new Date()): Actor {
  const actor: Actor = {
    id: null,
    name,
    role: 'guest',
    guest: _id.toHexString(),
    newcomer: !(known && verified !== null),
  }
  if (!banned || !isInForce(banned, now)) return actor
  const until = banned.until ? { suspendedUntil: banned.until.toISOString() } : {}
  return { ...actor, role: 'reader', ...until }
}

/** What a login session keeps of a guest. */
export const toKept = ({ _id, generation }: Pick<GuestRecord, '_id' | 'generation'>): string =>
  `${_id.toHexString()}.${generation}`

/** Where other processes write as well, nothing is remembered. */
const remembered = new Memory<GuestRecord | null>(2_000)

/** To be called once a change of a guest is saved. */
export const forgetGuest = (id: string): void => remembered.forget(id)

/** The guest that a session keeps; null when it is gone, or when the session is of an earlier generation. */
export async function guestOfSession(kept: string): Promise<GuestRecord | null> {
  const [id = '', generation] = kept.split('.')
  // Most sessions keep no guest.
  if (id === '') return null
  const found = await remembered.get(id, () => Guests.findById(id).lean<GuestRecord>())
  return found && String(found.generation) === generation ? found : null
}

/** Middleware after the login session: says which guest a request is from where nobody is logged in. */
export const recogniseGuest: Identify = (request, _response, next) => {
  const kept = request.user ? undefined : request.session?.guest
  if (!kept) {
    next()
    return
  }
  guestOfSession(kept).then((guest) => {
    if (guest) {
      const { name, email, site } = guest
      request.guest = toGuestActor(guest)
      request.signedWith = { name, email, site }
    }
    next()
  }, next)
}

/** The guest behind a login session nobody is logged in with, by the session's id: for connections that stay open. */
export async function guestOfLogin(sessionId: string): Promise<Actor | null> {
  const kept = await LoginSessions.findById(sessionId).lean()
  if (!kept?.session || !kept.expires || kept.expires < new Date()) return null
  const { guest, passport } = JSON.parse(kept.session) as { guest?: string; passport?: { user?: string } }
  const found = guest && !passport?.user ? await guestOfSession(guest) : null
  return found && toGuestActor(found)
}
