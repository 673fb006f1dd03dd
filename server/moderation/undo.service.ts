import { randomUUID } from 'node:crypto'
import type { Actor } from '../../shared/accounts/actor.ts'
import { moderationQueue, type WriteAnswer } from '../../shared/live/contract.ts'
import type { UndoDecision } from '../../shared/moderation/moderation.schema.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { becomeNewcomer, forgetKnown } from '../accounts/known.service.ts'
import { guestIsNewAgain } from '../guests/trust.service.ts'
import { commit } from '../platform/data/commit.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Records } from '../platform/data/write-path.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { type DecidedBatch, DecidedBatches, type DecidedThing } from './decided-batches.model.ts'
import { changedSince, findIn, type Refusal, toProblem } from './deciding.ts'
import { reopenFlags } from './flags/settle.ts'
import type { Moderation } from './moderated.ts'
import { canUndo, isSaid, saidKinds, settles } from './moderation.rules.ts'
import { tellCasesBy } from './queue.ts'
import { sayUndone } from './said.ts'
import { type Thing, thingsOf } from './things.ts'

/**
 * Puts back what one's own decision did: every thing of its batch that nobody has touched since.
 * @throws {Problem} `not-found`; `too-late` after a day or a second time; why nothing could be put back.
 */
export async function undoDecision(actor: Actor, body: UndoDecision): Promise<WriteAnswer> {
  const batch = randomUUID()
  let [undone, newcomers]: [[ModeratedKind, Thing][], string[]] = [[], []]
  const write = { actor, operation: body.operation, body: { ...body, act: 'undo' }, channel: moderationQueue }
  const answer = await commit(write, async (tx) => {
    undone = []
    const made = await DecidedBatches.findById(body.batch).session(tx.session).lean<DecidedBatch>()
    if (made?.by.id !== actor.id) throw new Problem('not-found')
    if (made.undone !== null || !canUndo(actor, made, tx.now)) throw new Problem('too-late')
    const refused: Refusal[] = []
    for (const each of made.things) {
      const result = await undoOne(tx, made, each, batch)
      if ('code' in result) refused.push(result)
      else undone.push([each.kind, result])
    }
    if (undone.length === 0 && refused[0]) throw whyNot(refused[0])
    newcomers = await distrust(tx, made, undone)
    await tellCasesBy(tx, newcomers)
    await DecidedBatches.updateOne({ _id: made._id }, { $set: { undone: tx.now } }).session(tx.session)
    return {
      location: '/moderation',
      decided: { batch, done: undone.length, refused, sentence: sayUndone(undone.length) },
    }
  })
  forgetKnown(newcomers)
  return answer
}

/** Nobody has read words here: what happened since may be an edit, an appeal or a report that was taken back. */
const whyNot = (refusal: Refusal): Problem =>
  refusal.code === 'changed-meanwhile'
    ? new Problem('changed-meanwhile', {
        message: 'Something has happened to this since you decided. Please look at it as it is now.',
      })
    : toProblem(refusal)

async function undoOne(
  tx: Transaction,
  made: DecidedBatch,
  { kind, id, version, before, accepted }: DecidedThing,
  batch: string,
): Promise<Thing | Refusal> {
  const seen = { kind, id: id.toHexString(), version }
  const thing = await findIn(tx, seen)
  if (!thing) return { id: seen.id, code: 'not-found', by: null }
  if (thing.version !== version) return changedSince(tx, seen)
  const handling = thingsOf(kind)
  if (accepted) await handling.unaccept(tx, thing)
  const moderation = before.moderation as Moderation
  // What was reported since then is still to be looked at. What a decision left open is counted there already.
  let { openFlags } = thing.moderation
  if (settles(made.decision)) {
    await reopenFlags(tx, kind, seen.id, made.at)
    openFlags += moderation.openFlags
  }
  const record = await Records.findOne({ entity: id, batch: made._id }, { _id: 1 }).session(tx.session).lean()
  return handling.save(
    tx,
    thing,
    { ...before, moderation: { ...moderation, openFlags } },
    `${kind}.decision-undone`,
    {
      from: thing.moderation.state,
      to: moderation.state,
      batch,
      about: ownerOf(thing),
      ...(record && { reversalOf: record._id.toHexString() }),
    },
  )
}

/**
 * Takes back the trust that the approvals gave: of accounts they made known, and of guests, unless something else that
 * they said was approved. Answers which accounts are newcomers again.
 */
async function distrust(
  tx: Transaction,
  made: DecidedBatch,
  undone: [ModeratedKind, Thing][],
): Promise<string[]> {
  if (made.decision !== 'approve') return []
  const creators = undone.flatMap(([kind, { creator }]) => (isSaid(kind) ? [creator] : []))
  const newcomers: string[] = []
  for (const { id, guest } of creators) {
    if (id !== null && made.becameKnown.includes(id) && !(await hasApproved(tx, 'creator.id', id)))
      newcomers.push(id)
    if (guest !== undefined && !(await hasApproved(tx, 'creator.guest', guest)))
      await guestIsNewAgain(tx, guest)
  }
  await becomeNewcomer(tx, newcomers)
  return newcomers
}

async function hasApproved(tx: Transaction, field: string, by: string): Promise<boolean> {
  const approved: object = {
    [field]: by,
    'moderation.state': 'live',
    'moderation.approvedWording': { $gt: 0 },
  }
  for (const kind of saidKinds)
    if ((await thingsOf(kind).model.exists(approved).session(tx.session)) !== null) return true
  return false
}
