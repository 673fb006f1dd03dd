import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { Accounts } from './accounts.model.ts'
import { Appointments, theAppointments } from './appointments.model.ts'

/** Only this is stored: whoever reads the database cannot become admin by it. */
const digest = (token: string) => createHash('sha256').update(token).digest('base64url')

/**
 * The one-time link by which the first admin registers, or null when there is an admin. Each call makes a new token
 * and ends the one before it.
 */
export async function firstAdminLink(publicUrl: string): Promise<string | null> {
  const needed = !(await Accounts.exists({ role: 'admin' }))
  const token = randomBytes(24).toString('base64url')
  const invitation = needed ? digest(token) : null
  await Appointments.updateOne({ _id: theAppointments }, { $set: { invitation } }, { upsert: true })
  return needed ? `${publicUrl}/register?invitation=${token}` : null
}

/** Whether registering with this token would make an admin now. */
export async function invitationIsGood(token: string): Promise<boolean> {
  return (await Appointments.exists({ _id: theAppointments, invitation: digest(token) })) !== null
}

/**
 * Uses the invitation up, in the transaction that makes the account: if that fails, the invitation stays open.
 * @throws {Problem} `invalid`, on the field `invitation`, when it is used or was never ours.
 */
export async function takeInvitation(token: string, session: Transaction['session']): Promise<void> {
  const taken = await Appointments.updateOne(
    { _id: theAppointments, invitation: digest(token) },
    { $set: { invitation: null }, $inc: { changes: 1 } },
    { session },
  )
  const late = taken.matchedCount === 0 || (await Accounts.exists({ role: 'admin' }).session(session))
  if (late) throw invitationProblem()
}

export const invitationProblem = () =>
  new Problem('invalid', {
    fields: [
      {
        field: 'invitation',
        code: 'invitation-ended',
        message:
          'This invitation was used already, or a newer one has taken its place. You can register without it, as a member.',
      },
    ],
  })
