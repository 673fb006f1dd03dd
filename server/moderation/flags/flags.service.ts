import type { Actor } from '../../../shared/accounts/actor.ts'
import { moderationQueue, type WriteAnswer } from '../../../shared/live/contract.ts'
import type { MakeFlag, RetractFlag } from '../../../shared/moderation/flags.schema.ts'
import { commit } from '../../platform/data/commit.ts'
import { newId, toId } from '../../platform/data/ids.ts'
import type { Transaction } from '../../platform/data/transaction.ts'
import { Problem } from '../../platform/http/problem.ts'
import { ownerOf } from '../../platform/rules/own-words.ts'
import { tellQueue } from '../queue.ts'
import { type Thing, thingsOf } from '../things.ts'
import { type FlagRecord, Flags } from './flags.model.ts'
import { canFlag, hides, isOwn, isTrusted } from './flags.rules.ts'
import { provenBy } from './proven.reader.ts'

/** What the author is told when reports hide their words. */
const hiddenMessage = 'Several readers have reported this.'

/**
 * Reports something. `owner` tells people apart: each counts once for a wording, and reporting it again changes what
 * they say of it. The report moves no version: who edits or decides meanwhile is not refused.
 * @throws {Problem} `not-found` for what isn't public, `not-allowed` for one's own words.
 */
export async function flag(actor: Actor, owner: string, body: MakeFlag): Promise<WriteAnswer> {
  const { kind, id } = body
  const trusted = isTrusted(actor, await provenBy(actor))
  return commit(
    { actor, operation: body.operation, body: { ...body, owner }, channel: moderationQueue },
    async (tx) => {
      const before = await thingsOf(kind).find(tx.session, id)
      if (isOwn(actor, before))
        throw new Problem('not-allowed', {
          message: 'These are your own words: you can edit or withdraw them.',
        })
      if (!canFlag(actor, before)) throw new Problem('not-found')
      const wording = thingsOf(kind).wordingOf(before)
      const known = await Flags.findOne({ thing: before._id, wording, owner })
        .session(tx.session)
        .lean<FlagRecord>()
      if (known) {
        await sayOtherwise(tx, known, body)
        return { location: pageOf(kind, id, known) }
      }
      const made: FlagRecord = {
        _id: newId(),
        kind,
        thing: before._id,
        wording,
        owner,
        by: { id: actor.id, name: (actor.id !== null && actor.name) || 'A guest' },
        rule: body.rule,
        detail: body.detail ?? '',
        trusted,
        created: tx.now,
        settled: null,
      }
      // Written at once, since it is counted below and by whoever shares the transaction.
      await Flags.collection.insertOne(made, { session: tx.session })
      const after = await countFlag(tx, kind, before, 1)
      tx.record(`${kind}.reported`, kind, before, { rule: body.rule, about: ownerOf(before) })
      if (trusted && hides(after, wording, await trustedPeople(tx, made))) await hide(tx, kind, after)
      return { location: pageOf(kind, id, made) }
    },
  )
}

/** Takes back one's own report. What it helped to hide stays so until a moderator has looked at it. */
export function retractFlag(
  actor: Actor,
  owner: string,
  id: string,
  body: RetractFlag,
): Promise<WriteAnswer> {
  const write = { actor, operation: body.operation, body: { ...body, id, owner }, channel: moderationQueue }
  return commit(write, async (tx) => {
    const made = await Flags.findById(toId(id)).session(tx.session).lean<FlagRecord>()
    if (made?.owner !== owner) throw new Problem('not-found')
    if (made.settled !== null)
      throw new Problem('too-late', { message: 'A moderator has looked at it already.' })
    await Flags.collection.deleteOne({ _id: made._id }, { session: tx.session })
    const { kind } = made
    const thing = await thingsOf(kind).find(tx.session, made.thing.toHexString())
    await countFlag(tx, kind, thing, -1)
    tx.record(`${kind}.report-retracted`, kind, thing, { rule: made.rule, about: ownerOf(thing) })
    return { location: `/flag/${kind}/${made.thing.toHexString()}` }
  })
}

/** Where somebody sees that their report was taken, and may take it back. */
const pageOf = (kind: string, id: string, { _id }: FlagRecord) =>
  `/flag/${kind}/${id}?flag=${_id.toHexString()}`

/** The same person again: what they say now takes the place of what they said. */
async function sayOtherwise(
  tx: Transaction,
  known: FlagRecord,
  { rule, detail = '' }: MakeFlag,
): Promise<void> {
  if (known.settled !== null) return
  await Flags.collection.updateOne({ _id: known._id }, { $set: { rule, detail } }, { session: tx.session })
}

/** Moves the count of open reports, past the thing's own save, and tells the queue. */
async function countFlag(
  tx: Transaction,
  kind: FlagRecord['kind'],
  before: Thing,
  by: 1 | -1,
): Promise<Thing> {
  const { moderation } = before
  await thingsOf(kind).model.collection.updateOne(
    { _id: before._id },
    { $inc: { 'moderation.openFlags': by } },
    { session: tx.session },
  )
  const after = { ...before, moderation: { ...moderation, openFlags: moderation.openFlags + by } }
  await tellQueue(tx, kind, before, after)
  return after
}

/** How many people whose reports count have an open one of this wording. */
const trustedPeople = (tx: Transaction, { thing, wording }: FlagRecord): Promise<number> =>
  Flags.countDocuments({ thing, wording, trusted: true, settled: null }).session(tx.session).exec()

function hide(tx: Transaction, kind: FlagRecord['kind'], thing: Thing): Promise<Thing> {
  const verdict = { by: null, decision: 'hide' as const, rule: null, message: hiddenMessage, at: tx.now }
  const moderation = { ...thing.moderation, state: 'hidden' as const, verdict }
  return thingsOf(kind).save(tx, thing, { moderation }, `${kind}.hidden`, {
    from: 'live',
    to: 'hidden',
    publicReason: 'Reported by several readers.',
    about: ownerOf(thing),
    system: true,
  })
}
