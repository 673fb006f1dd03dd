import type { ChangeEmail, ChangeName, ChangePassword } from '../../shared/accounts/accounts.schema.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { ClientSession } from '../platform/data/models.ts'
import { Records } from '../platform/data/write-path.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Account, Accounts, fold } from './accounts.model.ts'
import { toActor } from './actors.ts'
import { countAttempt, forgetAttempts } from './login-attempts.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { tellRightsChanged } from './rights.service.ts'

/**
 * One's own account, once the password was given again; wrong ones count as log-ins do.
 * @throws {Problem} `invalid` on `password`; `too-many`; `log-in-needed`.
 */
export async function withPassword(actor: Actor, password: string, now = new Date()): Promise<Account> {
  const account = await Accounts.findById(actor.id).lean<Account>()
  if (!account) throw new Problem('log-in-needed')
  const who = account._id.toHexString()
  await countAttempt(who, now)
  if (!(await verifyPassword(password, account.passwordHash))) {
    const message = 'This is not your password. Please try again.'
    throw new Problem('invalid', { fields: [{ field: 'password', code: 'wrong-password', message }] })
  }
  await forgetAttempts(who, now)
  return account
}

/**
 * Saves a new name, and in the same transaction what `also` does.
 * @throws {Problem} `already-taken` on `name`; what `withPassword` throws.
 */
export async function changeName(
  actor: Actor,
  { name, password }: ChangeName,
  also: (before: Account, session: ClientSession) => Promise<unknown>,
): Promise<Account> {
  const account = await withPassword(actor, password)
  const message = 'Somebody has this name already. Please choose another.'
  const change = { name, nameKey: fold(name) }
  return save(account, 'account.renamed', change, { field: 'name', message }, (session) =>
    also(account, session),
  )
}

/** Every other login of the account ends. @throws {Problem} `already-taken` on `email`; what `withPassword` throws. */
export async function changeEmail(actor: Actor, { email, password }: ChangeEmail): Promise<Actor> {
  const account = await withPassword(actor, password)
  const taken = 'There is another account with this e-mail address.'
  const change = { email, emailKey: fold(email), loginVersion: account.loginVersion + 1 }
  return toActor(await save(account, 'account.email-changed', change, { field: 'email', message: taken }))
}

/** Every other login of the account ends. @throws {Problem} what `withPassword` throws. */
export async function changePassword(
  actor: Actor,
  { newPassword, password }: ChangePassword,
): Promise<Actor> {
  const account = await withPassword(actor, password)
  const change = { passwordHash: await hashPassword(newPassword), loginVersion: account.loginVersion + 1 }
  return toActor(await save(account, 'account.password-changed', change))
}

/** Saves what changes, and that it did: never from what to what. */
async function save(
  account: Account,
  action: string,
  set: Partial<Account>,
  unique?: { field: string; message: string },
  also: (session: ClientSession) => Promise<unknown> = async () => {},
): Promise<Account> {
  const version = account.rightsVersion + 1
  try {
    await Accounts.db.transaction(async (session) => {
      await Accounts.updateOne({ _id: account._id }, { $set: set, $inc: { rightsVersion: 1 } }, { session })
      const actor = { id: account._id.toHexString(), name: set.name ?? account.name }
      const record = { actor, action, kind: 'account', entity: account._id, version, created: new Date() }
      await Records.collection.insertOne(record, { session })
      await also(session)
    })
  } catch (error) {
    if (!unique || (error as { code?: unknown }).code !== 11_000) throw error
    throw new Problem('already-taken', { fields: [{ code: 'already-taken', ...unique }], cause: error })
  }
  tellRightsChanged(account._id.toHexString())
  return { ...account, ...set }
}
