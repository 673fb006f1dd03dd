import type { Model } from 'mongoose'
import type { Entity } from './entities.ts'
import type { Transaction } from './transaction.ts'

/** Saves what changes of something, as its next version; answers it as it is then. Whoever saves tells of it. */
export async function saveNextVersion<T extends Entity>(
  tx: Transaction,
  model: Model<T>,
  before: T,
  set: Partial<T>,
): Promise<T> {
  const after: T = { ...before, ...set, version: before.version + 1 }
  await model.collection.updateOne(
    { _id: before._id },
    { $set: { ...set, version: after.version } },
    { session: tx.session },
  )
  return after
}
