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

/** The same for many things, in one command; answers them in the order given. */
export async function saveNextVersions<T extends Entity>(
  tx: Transaction,
  model: Model<T>,
  changes: readonly [before: T, set: Partial<T>][],
): Promise<T[]> {
  if (changes.length === 0) return []
  const afters = changes.map(([before, set]): T => ({ ...before, ...set, version: before.version + 1 }))
  const updates = changes.map(([{ _id, version }, set]) => ({
    updateOne: { filter: { _id }, update: { $set: { ...set, version: version + 1 } } },
  }))
  await model.collection.bulkWrite(updates as never[], { session: tx.session })
  return afters
}
