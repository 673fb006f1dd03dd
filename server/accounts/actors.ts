import type { Actor } from '../../shared/accounts/actor.ts'
import { type Account, Accounts } from './accounts.model.ts'

type Known = { actor: Actor; loginVersion: number }
type Remembered = { known: Promise<Known | null>; until: number }

/**
 * A page and what it loads ask for the same account many times: one read serves a second. A change of rights in this
 * process clears it at once (`forgetActor`); one in another process is seen within the second.
 */
const remembered = new Map<string, Remembered>()
const longest = 1_000
const mostRemembered = 5_000

export const toActor = ({ _id, name, role }: Pick<Account, '_id' | 'name' | 'role'>): Actor => ({
  id: _id.toHexString(),
  name,
  role,
})

/** The account as it is now (at most a second ago); null when there is none. */
export async function actorById(id: string): Promise<Actor | null> {
  return (await find(id))?.actor ?? null
}

/** What a new login session keeps: the account, and the number of its logins that this one counts under. */
export async function toLogin(actor: Actor): Promise<string> {
  const known = actor.id ? await read(actor.id) : null
  if (!known) throw new Error('Only an account can log in.')
  return `${known.actor.id}.${known.loginVersion}`
}

/** Whose login this is; null when it was ended or the account is gone. */
export async function actorOfLogin(login: string): Promise<Actor | null> {
  const [id = '', version] = login.split('.')
  const known = await find(id)
  return known && String(known.loginVersion) === version ? known.actor : null
}

export function forgetActor(id: string): void {
  remembered.delete(id)
}

function find(id: string): Promise<Known | null> {
  const now = performance.now()
  const earlier = remembered.get(id)
  if (earlier && earlier.until > now) return earlier.known
  if (remembered.size >= mostRemembered) remembered.clear()
  // Kept from the moment it is asked: a read that began before a change is forgotten with it.
  const known = read(id)
  remembered.set(id, { known, until: now + longest })
  known.catch(() => remembered.delete(id))
  return known
}

async function read(id: string): Promise<Known | null> {
  const account = await Accounts.findById(id, { name: 1, role: 1, loginVersion: 1 }).lean()
  return account && { actor: toActor(account), loginVersion: account.loginVersion }
}
