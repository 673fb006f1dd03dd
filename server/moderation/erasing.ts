import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Operations } from '../platform/data/write-path.model.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { DecidedBatches } from './decided-batches.model.ts'
import { tellErased } from './hooks.ts'
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
  await forgetAnswers(tx, thing)
  return handling.save(tx, thing, set, `${kind}.${action}`, {
    ...details,
    from: moderation.state,
    to: 'erased',
    about: ownerOf(thing),
  })
}

type Kept = { events: { id: string; view: unknown }[] }

/** Answers to earlier writes say no more of it than that it is gone. */
async function forgetAnswers(tx: Transaction, thing: Thing): Promise<void> {
  const id = thing._id.toHexString()
  const kept = await Operations.find({ created: { $gte: thing.created }, 'answer.events.id': id })
    .session(tx.session)
    .lean()
  for (const { _id, answer } of kept) {
    const events = (answer as Kept).events.map((event) =>
      event.id === id ? { ...event, view: null } : event,
    )
    await Operations.updateOne({ _id }, { $set: { 'answer.events': events } }).session(tx.session)
  }
}
