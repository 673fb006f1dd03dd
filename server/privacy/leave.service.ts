import type { ChangeName, DeleteAccount } from '../../shared/accounts/accounts.schema.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import { type Account, Accounts } from '../accounts/accounts.model.ts'
import { holdAppointments } from '../accounts/appointments.ts'
import { LoginSessions } from '../accounts/login-sessions.model.ts'
import { changeName, withPassword } from '../accounts/own-account.service.ts'
import { tellRightsChanged } from '../accounts/rights.service.ts'
import { isDatabaseAway } from '../platform/data/away.ts'
import { Records } from '../platform/data/write-path.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { forgetAll } from './kept-about.ts'
import { sweep } from './sweep.ts'
import { formerMember, type SweepRecord, Sweeps } from './sweeps.model.ts'

type Wanted = Pick<SweepRecord, 'to' | 'from' | 'erases'>

const wanted = ({ to, from, erases }: Wanted) => ({
  $set: { to: { ...to }, from, erases, begun: new Date(), done: null },
})

/** Gives oneself another name; it takes the place of the old one everywhere. @throws {Problem} what `changeName` throws. */
export async function rename(actor: Actor, body: ChangeName): Promise<void> {
  const { _id } = await changeName(actor, body, ({ _id, name: from }, session) => {
    const to = { id: _id.toHexString(), name: body.name }
    const change = wanted({ to, from, erases: false })
    return Sweeps.updateOne({ _id }, change, { upsert: true, session })
  })
  await sweepNow(_id.toHexString())
}

/**
 * Deletes one's account at once; what one wrote stays under "Former member", or is erased. What moderators decided is
 * kept, without the name.
 * @throws {Problem} `not-allowed` for the last admin; what `withPassword` throws.
 */
export async function leave(actor: Actor, { words, password }: DeleteAccount): Promise<void> {
  const account = await withPassword(actor, password)
  const id = account._id.toHexString()
  await Accounts.db.transaction(async (session) => {
    await holdAppointments(session)
    if (account.role === 'admin' && !(await hasOtherAdmin(account, session))) throw lastAdmin()
    await LoginSessions.deleteMany({ session: new RegExp(`"user":"${id}\\.`) }).session(session)
    await forgetAll(id, session)
    await Accounts.deleteOne({ _id: account._id }).session(session)
    const change = wanted({ to: formerMember, from: account.name, erases: words === 'erase' })
    await Sweeps.updateOne({ _id: account._id }, change, { upsert: true, session })
    const by = { id, name: formerMember.name }
    const record = { actor: by, action: 'account.deleted', kind: 'account', entity: account._id }
    const version = account.rightsVersion + 1
    await Records.collection.insertOne({ ...record, version, created: new Date() }, { session })
  })
  tellRightsChanged(id)
  await sweepNow(id)
}

/** The account is changed already: where the database goes away now, the rest is done when it is back. */
async function sweepNow(id: string): Promise<void> {
  try {
    await sweep(id)
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
  }
}

const hasOtherAdmin = async ({ _id }: Account, session: Parameters<typeof holdAppointments>[0]) =>
  (await Accounts.exists({ role: 'admin', banned: null, _id: { $ne: _id } }).session(session)) !== null

const lastAdmin = () =>
  new Problem('not-allowed', { message: 'There has to be an admin. Please appoint another one first.' })
