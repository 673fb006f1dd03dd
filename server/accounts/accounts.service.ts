import type { LogIn, Register } from '../../shared/accounts/accounts.schema.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import { errors, type FieldProblem } from '../../shared/errors.ts'
import { Records } from '../platform/data/write-path.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Account, Accounts, fold } from './accounts.model.ts'
import { toActor } from './actors.ts'
import { invitationIsGood, invitationProblem, takeInvitation } from './invitations.service.ts'
import { countAttempt, forgetAttempts, strangerOf } from './login-attempts.ts'
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts'

/**
 * Makes an account: a member, or with the first admin's invitation an admin.
 * @throws {Problem} `already-taken` on `name` or `email`; `invalid` on `invitation`.
 */
export async function register(wanted: Omit<Register, 'next'>): Promise<Actor> {
  const { name, email, password, invitation } = wanted
  if (invitation && !(await invitationIsGood(invitation))) throw invitationProblem()
  const account = {
    name,
    nameKey: fold(name),
    email,
    emailKey: fold(email),
    passwordHash: await hashPassword(password),
    created: new Date(),
  }
  try {
    if (!invitation) return toActor(await Accounts.create({ ...account, role: 'member' }))
    return await Accounts.db.transaction(async (session) => {
      await takeInvitation(invitation, session)
      const [admin] = await Accounts.create([{ ...account, role: 'admin' }], { session })
      return toActor(admin as Account)
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    throw new Problem('already-taken', { fields: await takenFields(account), cause: error })
  }
}

const isDuplicate = (error: unknown) => (error as { code?: unknown }).code === 11_000

async function takenFields({ nameKey, emailKey }: Pick<Account, 'nameKey' | 'emailKey'>) {
  const fields: FieldProblem[] = []
  if (await Accounts.exists({ nameKey })) {
    const message = 'Somebody has this name already. Please choose another.'
    fields.push({ field: 'name', code: 'already-taken', message })
  }
  if (await Accounts.exists({ emailKey })) {
    const message = 'There is an account with this e-mail address. You can log in with it.'
    fields.push({ field: 'email', code: 'already-taken', message })
  }
  return fields
}

/** Why nobody logs in to an account, as its own people are told. */
async function banned(accountId: string): Promise<Problem> {
  const last = await Records.findOne({ about: accountId, action: 'person.banned' })
    .sort({ created: -1 })
    .lean()
  const reason = last?.publicReason ? ` The reason: ${last.publicReason}` : ''
  return new Problem('banned', { message: errors.banned.message + reason })
}

/**
 * The account that name or e-mail and password belong to; null when they do not fit, whichever of them it is, in the
 * same time.
 * @throws {Problem} `banned`, with the reason; `too-many` after many wrong ones; `unavailable` when too many people log
 * in at this moment.
 */
export async function checkLogIn(
  { login, password }: Omit<LogIn, 'next'>,
  now = new Date(),
): Promise<Actor | null> {
  const key = fold(login)
  // A name has no @, so that the two cannot be confused.
  const account = await Accounts.findOne(key.includes('@') ? { emailKey: key } : { nameKey: key }).lean()
  const who = account ? account._id.toHexString() : strangerOf(login)
  await countAttempt(who, now)
  const fits = await verifyPassword(password, account?.passwordHash ?? null)
  if (!account || !fits) return null
  if (account.banned) throw await banned(who)
  const renewed = isOutdated(account.passwordHash) ? { passwordHash: await hashPassword(password) } : {}
  await Accounts.updateOne({ _id: account._id }, { $set: { lastLogin: now, ...renewed } })
  await forgetAttempts(who, now)
  return toActor(account)
}
