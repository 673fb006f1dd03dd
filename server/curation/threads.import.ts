import type { Actor } from '../../shared/accounts/actor.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type ThreadRecord, Threads } from './curation.model.ts'
import { withPlaces } from './threads.changes.ts'

/** A thread that nobody could answer in any more, where it came from. */
export type ClosedThread = { thread: ThreadRef; channels: Channel[]; since: Date; reason: string }

/** Closes a thread that was made just now, as it was elsewhere: by a moderator, who is the one to open it again. */
export async function importClosed(
  tx: Transaction,
  actor: Actor,
  { thread, channels, since, reason }: ClosedThread,
): Promise<void> {
  const record: ThreadRecord = {
    _id: toId(thread.id),
    kind: thread.kind,
    channels,
    locked: { since, reason, by: actor.id ?? '', byModerator: true },
    mergedInto: null,
    moved: [],
    version: 1,
  }
  tx.insert(Threads, record)
  tx.changed('thread', await withPlaces(record), channels)
  tx.record('thread.imported', 'thread', record)
}
