import type { Actor } from '../../shared/accounts/actor.ts'
import { Memory } from '../platform/data/memory.ts'
import { type Account, Accounts } from './accounts.model.ts'
import { LoginSessions } from './login-sessions.model.ts'

export const toActor = ({ _id, name, role }: Pick<Account, '_id' | 'name' | 'role'>): Actor => ({
  id: _id.toHexString(),
  name,
  role,
})

/** The account as it is now; null when it is gone. */
export async function actorById(id: string): Promise<Actor | null> {
  return (await read(id))?.actor ?? null
}

/** What a login session keeps: the account, and the number of its logins that this one counts under. */
export async function toLogin(actor: Actor): Promise<string> {
  const known = actor.id ? await read(actor.id) : null
  if (!known) throw new Error('Only an account can log in.')
  return `${known.actor.id}.${known.loginVersion}`
}

/** Whose login this is; null when it was ended or the account is gone. */
export async function actorOfLogin(login: string): Promise<Actor | null> {
  const [id = '', version] = login.split('.')
  const known = await read(id)
  return known && String(known.loginVersion) === version ? known.actor : null
}

/** Who is logged in by a login session; null when it has ended. */
export async function actorOfSession(id: string): Promise<Actor | null> {
  const kept = await LoginSessions.findById(id).lean()
  if (!kept?.session || !kept.expires || kept.expires < new Date()) return null
  const { passport } = JSON.parse(kept.session) as { passport?: { user?: string } }
  return passport?.user ? actorOfLogin(passport.user) : null
}

type Known = { actor: Actor; loginVersion: number }

/** Where other processes write as well, nothing is remembered: rights that were taken are gone at once. */
const remembered = new Memory<Known | null>(5_000)

/** To be called once a change of an account's rights is saved. */
export const forgetActor = (id: string): void => remembered.forget(id)

const read = (id: string): Promise<Known | null> =>
  remembered.get(id, async () => {
    const account = await Accounts.findById(id, { name: 1, role: 1, loginVersion: 1 }).lean()
    return account && { actor: toActor(account), loginVersion: account.loginVersion }
  })
