import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { Lift } from '../../shared/sanctions/sanctions.schema.ts'
import { type Account, Accounts } from '../accounts/accounts.model.ts'
import { toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type KeptRecord, Records } from '../platform/data/write-path.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { toPerson } from './people-in.ts'
import { canLift, type Sanction, sanctions } from './sanctions.rules.ts'
import { aboutPerson } from './sanctions.service.ts'

/** What taking each kind back does to the account. A note stays in the record alone. */
const undone: Record<Sanction, (sanction: string) => object | null> = {
  warning: (id) => ({ $pull: { warnings: { id } }, $inc: { rightsVersion: 1 } }),
  note: () => null,
  suspension: () => ({ $set: { suspendedUntil: null }, $inc: { rightsVersion: 1 } }),
  ban: () => ({ $set: { banned: null }, $inc: { rightsVersion: 1 } }),
}

/**
 * Takes back what was done about a person, for the record too.
 * @throws {Problem} `not-found`; `not-allowed`; `decided-meanwhile` where it was taken back, or something newer stands.
 */
export const lift = (actor: Actor, id: string, { sanction, operation }: Lift): Promise<WriteAnswer> =>
  aboutPerson(actor, id, { operation, sanction } as Lift, async (tx, by, person) => {
    const done = await doneIn(tx, sanction, id)
    const { kind } = done
    const made = { kind, by: done.actor?.id ?? null, created: done.created, expires: done.expires ?? null }
    if (!canLift(by, toPerson(person), made)) throw new Problem('not-allowed')
    if (!(await stands(tx, person, kind, sanction))) throw new Problem('decided-meanwhile')
    const update = undone[kind](sanction)
    if (update) await Accounts.updateOne({ _id: person._id }, update, { session: tx.session })
    const entity = { _id: toId(sanction), version: 2 }
    tx.record(`${kind}.lifted`, kind, entity, { reversalOf: done._id.toHexString(), about: id })
  })

async function doneIn(tx: Transaction, sanction: string, about: string): Promise<KeptRecord<Sanction>> {
  const found = await Records.findOne({ entity: toId(sanction), about, version: 1, kind: { $in: sanctions } })
    .session(tx.session)
    .lean<KeptRecord<Sanction>>()
  if (!found) throw new Problem('not-found')
  return found
}

/** Whether it is still in force: not taken back or read, and for a suspension or ban the last of its kind. */
async function stands(tx: Transaction, person: Account, kind: Sanction, sanction: string): Promise<boolean> {
  if (await Records.exists({ entity: toId(sanction), version: 2 }).session(tx.session)) return false
  if (kind === 'warning' || kind === 'note') return true
  const last = await Records.findOne({ about: person._id.toHexString(), kind, version: 1 })
    .sort({ created: -1, _id: -1 })
    .session(tx.session)
    .lean()
  const inForce = kind === 'ban' ? person.banned : person.suspendedUntil
  return inForce !== null && String(last?.entity) === sanction
}
