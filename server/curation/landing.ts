import type { Actor } from '../../shared/accounts/actor.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { Moves } from './curation.model.ts'
import { canPostIn } from './curation.rules.ts'
import { threadIn } from './threads.changes.ts'

/** A thread may have been merged into one that was merged, and so on; more than this is no way to go. */
const mostHops = 10

/**
 * The thread in which what was written for another lands: that of what it answers, if that was moved meanwhile, or the
 * one that it was merged into. Asked in the transaction that saves it: nothing is posted after a thread was closed.
 * @throws {Problem} `closed`; `not-found` for an answer to what never was in that thread.
 */
export async function landing(
  tx: Transaction,
  actor: Actor,
  asked: ThreadRef,
  parent: CommentRecord | null,
): Promise<ThreadRef> {
  if (parent && !isSame(parent.thread, asked) && !(await wasIn(tx, parent, asked)))
    throw new Problem('not-found')
  let thread = parent?.thread ?? asked
  let record = await threadIn(tx, thread)
  for (let hops = 0; !parent && record.mergedInto && hops < mostHops; hops++) {
    thread = record.mergedInto
    record = await threadIn(tx, thread)
  }
  if (!canPostIn(actor, record)) throw new Problem('closed')
  return thread
}

export const isSame = (one: ThreadRef, other: ThreadRef) => one.kind === other.kind && one.id === other.id

/** Whether a comment ever was in that thread: it was moved out of it, or back. */
async function wasIn(tx: Transaction, { _id }: CommentRecord, { kind, id }: ThreadRef): Promise<boolean> {
  const either = [
    { 'from.kind': kind, 'from.id': id },
    { 'to.kind': kind, 'to.id': id },
  ]
  return (await Moves.exists({ comments: _id, $or: either }).session(tx.session)) !== null
}
