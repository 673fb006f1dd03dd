import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { linkTo } from '../mail/link-to.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { Problem } from '../platform/http/problem.ts'
import { Accounts, fold } from './accounts.model.ts'
import { PasswordResets } from './password-resets.model.ts'
import { hashPassword } from './passwords.ts'
import { tellRightsChanged } from './rights.service.ts'

const linkMs = 60 * 60 * 1000
/** Answers take at least this long, so that their time doesn't tell whether there is such an account. */
const leastMs = 250

/** Only this is stored: whoever reads the database can set no password by it. */
const digest = (token: string) => createHash('sha256').update(token).digest('base64url')

const words = (link: string) => `Hello,

somebody, most likely you, asked for a new password for your account at Counterpoint. Open this link within an hour to choose one. You are then logged out everywhere.

${link}

If you didn’t ask for it, you need do nothing: your password stays as it is.

Counterpoint`

/** Mails a link to the account with this address; does nothing, and says nothing, where there is none. */
export async function askForNewPassword(email: string, origin: string): Promise<void> {
  await Promise.all([wait(leastMs), mailLink(email, origin)])
}

async function mailLink(email: string, origin: string): Promise<void> {
  const account = await Accounts.findOne({ emailKey: fold(email) }).lean()
  if (!account || account.banned) return
  const token = randomBytes(32).toString('base64url')
  const id = account._id.toHexString()
  const reset = { _id: digest(token), account: id, loginVersion: account.loginVersion }
  await Accounts.db.transaction(async (session) => {
    await PasswordResets.create([{ ...reset, until: new Date(Date.now() + linkMs) }], { session })
    const text = words(linkTo(`/forgotten/${token}`, origin))
    await queueMail({ to: account.email, subject: 'A new password', text, about: id }, session)
  })
}

/** Whether a link would set a password now. */
export async function resetIsGood(token: string): Promise<boolean> {
  return (await PasswordResets.exists({ _id: digest(token), until: { $gt: new Date() } })) !== null
}

/**
 * Sets a new password by a mailed link, once, and ends every login of the account.
 * @throws {Problem} `not-found` when the link was used, has ended or was never ours
 */
export async function setNewPassword(token: string, newPassword: string): Promise<void> {
  const ended = () =>
    new Problem('not-found', {
      message: 'This link was used already, or has ended. You can ask for a new one.',
    })
  if (!(await resetIsGood(token))) throw ended()
  const passwordHash = await hashPassword(newPassword)
  let account = ''
  await Accounts.db.transaction(async (session) => {
    const reset = await PasswordResets.findOneAndDelete({ _id: digest(token), until: { $gt: new Date() } })
      .session(session)
      .lean()
    if (!reset) throw ended()
    account = reset.account
    const { matchedCount } = await Accounts.updateOne(
      { _id: account, loginVersion: reset.loginVersion, banned: null },
      { $set: { passwordHash }, $inc: { loginVersion: 1 } },
    ).session(session)
    if (matchedCount === 0) throw ended()
    await PasswordResets.deleteMany({ account }).session(session)
  })
  tellRightsChanged(account)
}
