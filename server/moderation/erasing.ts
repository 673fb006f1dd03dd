import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Records } from '../platform/data/write-path.model.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { DecidedBatches } from './decided-batches.model.ts'
import { tellErased } from './erased.ts'
import { forgetAnswers } from './forget-answers.ts'
import { type Thing, thingsOf } from './things.ts'

/**
 * Erases something for good: its words go from it, from its former wordings, from what could be undone and from the
 * answers that writes are given again. A tombstone stays, and the record of it: as `action`, which is another one where
 * no moderator did it.
 */
export async function eraseThing(
  tx: Transaction,
  kind: ModeratedKind,
  thing: Thing,
  details: RecordDetails = {},
  action = 'erased',
): Promise<Thing> {
  const handling = thingsOf(kind)
  const { moderation } = thing
  const set: Partial<Thing> = {
    ...(await handling.erase(tx, thing)),
    erased: tx.now,
    moderation: {
      ...moderation,
      // Reasons, messages and appeals quote the words.
      reasons: [],
      verdict: moderation.verdict && { ...moderation.verdict, message: null },
      openFlags: 0,
      appeal: null,
    },
  }
  await tellErased(tx, kind, thing)
  await DecidedBatches.updateMany(
    { 'things.id': thing._id },
    { $pull: { things: { id: thing._id } } },
  ).session(tx.session)
  await forgetAnswers(tx.session, thing._id.toHexString())
  await forgetQuotations(tx, thing)
  return handling.save(tx, thing, set, `${kind}.${action}`, {
    ...details,
    from: moderation.state,
    to: 'erased',
    about: ownerOf(thing),
  })
}

/**
 * Reasons and notes may quote the words: the record keeps that it happened, when, by whom and by which rule. It is the
 * one thing that is ever taken from a record.
 */
async function forgetQuotations({ session }: Transaction, { _id }: Thing): Promise<void> {
  const nothing = { publicReason: null, privateNote: null }
  await Records.collection.updateMany({ entity: _id }, { $set: nothing }, { session })
}
