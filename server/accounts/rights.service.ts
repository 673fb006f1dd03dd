import type { Actor } from '../../shared/accounts/actor.ts'
import type { AccountRole, Role } from '../../shared/accounts/views.ts'
import { Records } from '../platform/data/write-path.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Account, Accounts } from './accounts.model.ts'
import { canSetRole } from './accounts.rules.ts'
import { forgetActor, toActor } from './actors.ts'
import { holdAppointments } from './appointments.ts'

/** `session` is the id of the login session that ended; null when all of the account's logins are concerned. */
type Listener = (accountId: string, session: string | null) => void
const listeners = new Set<Listener>()

/** Who closes or narrows open connections is told once a change is saved. Returns how to stop listening. */
export function onRightsChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function tellRightsChanged(accountId: string, session: string | null = null): void {
  forgetActor(accountId)
  for (const listener of listeners) listener(accountId, session)
}

/**
 * Gives an account a role, for the record too; returns whose it is. The actor's own rights are read again where the
 * change is saved.
 * @throws {Problem} `not-allowed`; `not-found`.
 */
export async function setRole(actor: Actor, accountId: string, role: AccountRole): Promise<string> {
  let name = ''
  await Accounts.db.transaction(async (session) => {
    await holdAppointments(session)
    const account = await Accounts.findById(accountId).session(session).lean()
    const by = await Accounts.findById(actor.id).session(session).lean()
    const otherAdmin = await Accounts.exists({
      role: 'admin',
      banned: null,
      _id: { $ne: accountId },
    }).session(session)
    if (!by || !account) throw new Problem(by ? 'not-found' : 'not-allowed')
    if (!canSetRole(toActor(by), account, role, otherAdmin !== null))
      throw refusal(by, account, otherAdmin !== null)
    name = account.name
    await Accounts.updateOne(
      { _id: account._id },
      { $set: { role }, $inc: { rightsVersion: 1 } },
      { session },
    )
    await Records.collection.insertOne(toRecord(by, account, role), { session })
  })
  tellRightsChanged(accountId)
  return name
}

function refusal(by: Account, account: Account, otherAdmins: boolean): Problem {
  if (by.role !== 'admin' || account.role !== 'admin' || otherAdmins) return new Problem('not-allowed')
  return new Problem('not-allowed', {
    message: 'There has to be an admin. Please appoint another one first.',
  })
}

const toRecord = (by: Account, account: Account, role: Role) => ({
  actor: { id: by._id.toHexString(), name: by.name },
  action: 'role.changed',
  kind: 'account',
  entity: account._id,
  version: account.rightsVersion + 1,
  from: account.role,
  to: role,
  created: new Date(),
})

/** Ends every login of an account, on every device, also those of requests that are on their way. */
export async function endLogins(accountId: string): Promise<void> {
  await Accounts.updateOne({ _id: accountId }, { $inc: { loginVersion: 1 } })
  tellRightsChanged(accountId)
}
