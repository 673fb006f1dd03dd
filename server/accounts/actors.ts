import type { Actor } from '../../shared/accounts/actor.ts'
import { houseRules } from '../../shared/moderation/house-rules.ts'
import { Memory } from '../platform/data/memory.ts'
import { type Account, Accounts } from './accounts.model.ts'
import { LoginSessions } from './login-sessions.model.ts'

type Rights = Pick<Account, '_id' | 'name' | 'role'> &
  Partial<Pick<Account, 'known' | 'suspendedUntil' | 'banned' | 'warnings'>>

/** An account as every rule gets it: while it is suspended it only reads. */
export function toActor(account: Rights, now = new Date()): Actor {
  const { _id, name, role, known, suspendedUntil, banned } = account
  const actor: Actor = { id: _id.toHexString(), name, role }
  if (!known && role !== 'moderator' && role !== 'admin') actor.newcomer = true
  const [warning] = account.warnings ?? []
  if (warning) {
    const { id, rule, message, created } = warning
    actor.warning = { id, rule, title: houseRules[rule].title, message, created: created.toISOString() }
  }
  if (banned) return { ...actor, role: 'reader' }
  if (suspendedUntil && suspendedUntil > now)
    return { ...actor, role: 'reader', suspendedUntil: suspendedUntil.toISOString() }
  return actor
}

/** The account as it is now; null when it is gone. */
export async function actorById(id: string): Promise<Actor | null> {
  const known = await read(id)
  return known ? toActor(known.account) : null
}

/** What a login session keeps: the account, and the number of its logins that this one counts under. */
export async function toLogin(actor: Actor): Promise<string> {
  const known = actor.id ? await read(actor.id) : null
  if (!known) throw new Error('Only an account can log in.')
  return `${actor.id}.${known.account.loginVersion}`
}

/** Whose login this is; null when it was ended or the account is gone or banned. */
export async function actorOfLogin(login: string): Promise<Actor | null> {
  const [id = '', version] = login.split('.')
  const known = await read(id)
  if (!known || known.account.banned || String(known.account.loginVersion) !== version) return null
  return toActor(known.account)
}

/** Who is logged in by a login session; null when it has ended. */
export async function actorOfSession(id: string): Promise<Actor | null> {
  const kept = await LoginSessions.findById(id).lean()
  if (!kept?.session || !kept.expires || kept.expires < new Date()) return null
  const { passport } = JSON.parse(kept.session) as { passport?: { user?: string } }
  return passport?.user ? actorOfLogin(passport.user) : null
}

type Known = { account: Rights & Pick<Account, 'loginVersion'> }

/** Where other processes write as well, nothing is remembered: rights that were taken are gone at once. */
const remembered = new Memory<Known | null>(5_000)

/** To be called once a change of an account's rights is saved. */
export const forgetActor = (id: string): void => remembered.forget(id)

const read = (id: string): Promise<Known | null> =>
  remembered.get(id, async () => {
    const fields = { name: 1, role: 1, loginVersion: 1, known: 1, suspendedUntil: 1, banned: 1, warnings: 1 }
    const account = await Accounts.findById(id, fields).lean()
    return account && { account }
  })
