import type { Actor } from '../../shared/accounts/actor.ts'
import { type Account, Accounts } from '../accounts/accounts.model.ts'
import { toActor } from '../accounts/actors.ts'
import { holdAppointments } from '../accounts/appointments.ts'
import { foundById } from '../platform/data/found-by-id.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import type { Person } from './sanctions.rules.ts'

/** @throws {Problem} `not-found` */
export const personIn = (session: Transaction['session'] | null, id: string): Promise<Account> =>
  foundById(Accounts, session, id)

/** Who acts, with the rights of this moment. Two admins who act on each other at once collide, and the later decides again. */
export async function actorIn(
  session: Transaction['session'],
  actor: Actor,
  person: Account,
): Promise<Actor> {
  if (person.role === 'admin') await holdAppointments(session)
  const by = await Accounts.findById(actor.id).session(session).lean<Account>()
  if (!by) throw new Problem('not-allowed')
  return toActor(by)
}

export const toPerson = ({ _id, role }: Account): Person => ({ id: _id.toHexString(), role })
