import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type JottingRecord, Jottings } from './jottings.model.ts'
import type { SessionRecord } from './sessions.model.ts'

/** A step of a session's notes as it is kept; `writers` says by account whose the copies are that it was typed into. */
export const step = (
  { tx, session }: { tx: Transaction; session: SessionRecord },
  by: string | null,
  update: Uint8Array,
  writers: ReadonlyMap<number, string>,
): JottingRecord => ({
  _id: newId(),
  session: session._id,
  by,
  writers: [...writers].map(([client, by]) => ({ client, by })),
  update: Buffer.from(update),
  created: tx.now,
  version: 1,
})

/** Keeps one step, which has all of them in it, and no other. */
export async function putInPlaceOfAll(tx: Transaction, step: JottingRecord): Promise<void> {
  await Jottings.collection.deleteMany({ session: step.session }, { session: tx.session })
  await Jottings.collection.insertOne(step as never, { session: tx.session })
}
