import { registerClosed } from '../moderation/pipeline/closed-thread.ts'
import { registerEntity } from '../platform/data/entities.ts'
import { type ThreadRecord, Threads } from './curation.model.ts'
import { type ThreadShown, threadNow, toThread, withPlaces } from './threads.changes.ts'

/** Tells the live path how threads are loaded and shown, and moderation which of them are closed. */
export function registerThreads(): void {
  registerEntity<'thread', ThreadShown>('thread', {
    load: async (ids) =>
      Promise.all((await Threads.find({ _id: { $in: ids } }).lean<ThreadRecord[]>()).map(withPlaces)),
    present: toThread,
    owner: () => null,
  })
  registerClosed(async (thread) => (await threadNow(thread)).locked !== null)
}
