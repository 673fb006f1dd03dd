import type { Actor } from '../../shared/accounts/actor.ts'
import { channelOfPerson, type WriteAnswer } from '../../shared/live/contract.ts'
import type { Acknowledge, Ban, Note, Suspend, Warn } from '../../shared/sanctions/sanctions.schema.ts'
import { type Account, Accounts } from '../accounts/accounts.model.ts'
import { tellRightsChanged } from '../accounts/rights.service.ts'
import { notify } from '../notifications/notify.ts'
import { commit } from '../platform/data/commit.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { actorIn, personIn, toPerson } from './people-in.ts'
import { canSanction, canSuspend, type Sanction } from './sanctions.rules.ts'

type Step = (tx: Transaction, by: Actor, person: Account) => Promise<void>

/** What all that is done about a person shares: rights looked at again where it is saved, then every screen told. */
export async function aboutPerson(
  actor: Actor,
  id: string,
  body: { operation: string },
  step: Step,
): Promise<WriteAnswer> {
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: channelOfPerson(id) }
  const answer = await commit(write, async (tx) => {
    const person = await personIn(tx.session, id)
    await step(tx, await actorIn(tx.session, actor, person), person)
    return { location: `/people/${id}` }
  })
  tellRightsChanged(id)
  return answer
}

const change = (tx: Transaction, person: Account, update: object) =>
  Accounts.updateOne({ _id: person._id }, update, { session: tx.session })

function record(tx: Transaction, action: string, kind: Sanction, person: Account, more: RecordDetails) {
  const entity = { _id: newId(), version: 1 }
  tx.record(action, kind, entity, { ...more, about: person._id.toHexString() })
  return entity._id.toHexString()
}

/** Among their notifications, which lead to their account's page: what was done, and why. */
const tellPerson = (tx: Transaction, person: string, sanction: string, reason: 'warning' | 'decision') =>
  notify(tx, [{ person, cause: `sanction ${sanction}`, reason, kind: 'account', subject: person }])

function need(is: boolean): void {
  if (!is) throw new Problem('not-allowed')
}

/** @throws {Problem} `not-allowed`, `not-found`. */
export const warn = (actor: Actor, id: string, body: Warn) =>
  aboutPerson(actor, id, body, async (tx, by, person) => {
    need(canSanction(by, toPerson(person), 'warning'))
    const { rule, message } = body
    const warning = record(tx, 'person.warned', 'warning', person, { rule, privateNote: message })
    const push = { warnings: { id: warning, rule, message, created: tx.now } }
    await change(tx, person, { $push: push, $inc: { rightsVersion: 1 } })
    await tellPerson(tx, id, warning, 'warning')
  })

/** @throws {Problem} `not-allowed`, `not-found`. */
export const note = (actor: Actor, id: string, body: Note) =>
  aboutPerson(actor, id, body, async (tx, by, person) => {
    need(canSanction(by, toPerson(person), 'note'))
    record(tx, 'person.noted', 'note', person, { privateNote: body.note })
  })

/** @throws {Problem} `not-allowed`, `invalid` on `until`, `not-found`. */
export const suspend = (actor: Actor, id: string, body: Suspend) =>
  aboutPerson(actor, id, body, async (tx, by, person) => {
    need(canSanction(by, toPerson(person), 'suspension'))
    const until = new Date(`${body.until}T00:00:00Z`)
    if (!canSuspend(by, toPerson(person), until, tx.now)) throw badDate(by)
    const suspension = record(tx, 'person.suspended', 'suspension', person, {
      ...(person.suspendedUntil && { from: person.suspendedUntil.toISOString() }),
      to: until.toISOString(),
      rule: body.rule,
      publicReason: body.reason,
      privateNote: body.note ?? null,
      expires: until,
    })
    await change(tx, person, { $set: { suspendedUntil: until }, $inc: { rightsVersion: 1 } })
    await tellPerson(tx, id, suspension, 'decision')
  })

function badDate(by: Actor): Problem {
  const message =
    by.role === 'admin'
      ? 'Please choose a day to come, within ten years.'
      : 'Please choose a day to come, within 30 days. Only admins suspend for longer.'
  return new Problem('invalid', { fields: [{ field: 'until', code: 'out-of-range', message }] })
}

/** Ends every login at once, and nobody logs in to the account any more. @throws {Problem} `not-allowed`, `not-found`. */
export const ban = (actor: Actor, id: string, body: Ban) =>
  aboutPerson(actor, id, body, async (tx, by, person) => {
    need(canSanction(by, toPerson(person), 'ban'))
    if (person.banned) throw new Problem('decided-meanwhile')
    const { rule, reason: publicReason } = body
    record(tx, 'person.banned', 'ban', person, { rule, publicReason, privateNote: body.note ?? null })
    await change(tx, person, { $set: { banned: tx.now }, $inc: { rightsVersion: 1, loginVersion: 1 } })
  })

/** One's own warning was read: one may write again. Doing it twice is harmless. */
export async function acknowledge(actor: Actor, body: Acknowledge): Promise<WriteAnswer> {
  const id = actor.id ?? ''
  const { operation, warning, next } = body
  const answer = await commit({ actor, operation, body, channel: channelOfPerson(id) }, async (tx) => {
    const account = await personIn(tx.session, id)
    const read = account.warnings.find((each) => each.id === warning)
    if (read) {
      await change(tx, account, { $pull: { warnings: { id: warning } }, $inc: { rightsVersion: 1 } })
      const { rule } = read
      const entity = { _id: toId(warning), version: 2 }
      tx.record('warning.acknowledged', 'warning', entity, { rule, about: id })
    }
    return { location: next }
  })
  tellRightsChanged(id)
  return answer
}
