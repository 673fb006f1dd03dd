import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { foundById } from '../platform/data/found-by-id.ts'
import type { Model } from '../platform/data/models.ts'
import { saveNextVersion, saveNextVersions } from '../platform/data/next-version.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { tellQueue } from './queue.ts'
import type { Thing } from './things.ts'

/** Tells the screens of those who read; `before` is null for what is new. */
type Tell<T> = (tx: Transaction, before: T | null, after: T) => Promise<void> | void

/** The one way in which things of a moderated kind come and change: kept, told, recorded and shown to moderators. */
export function thingChanges<T extends Thing>(kind: ModeratedKind, model: Model<T>, tell: Tell<T>) {
  async function happened(
    tx: Transaction,
    before: T | null,
    after: T,
    action: string,
    more: RecordDetails,
  ): Promise<void> {
    await tell(tx, before, after)
    tx.record(action, kind, after, more)
    await tellQueue(tx, kind, before, after)
  }

  return {
    /** @throws {Problem} `not-found` */
    find: (session: Transaction['session'] | null, id: string): Promise<T> => foundById(model, session, id),

    /** `atOnce`: it is there for the other writes that share the transaction, such as the reveal of its round. */
    async add(tx: Transaction, thing: T, action: string, { atOnce = false } = {}): Promise<void> {
      if (atOnce) await model.collection.insertOne(thing as never, { session: tx.session })
      else tx.insert(model, thing)
      await happened(tx, null, thing, action, {})
    },

    /** Saves what changes of a thing, its next version; answers the thing as it is then. */
    async save(
      tx: Transaction,
      before: T,
      set: Partial<T>,
      action: string,
      more: RecordDetails = {},
    ): Promise<T> {
      const after = await saveNextVersion(tx, model, before, set)
      await happened(tx, before, after, action, more)
      return after
    },

    /** Saves what changes of many things alike, in one command. */
    async saveAll(
      tx: Transaction,
      sets: readonly [before: T, set: Partial<T>][],
      action: string,
    ): Promise<void> {
      const afters = await saveNextVersions(tx, model, sets)
      for (const [at, after] of afters.entries()) await happened(tx, sets[at]?.[0] ?? null, after, action, {})
    },
  }
}
