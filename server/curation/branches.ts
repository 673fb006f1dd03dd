import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'

/** The most comments that are moved at once. */
const mostMoved = 2_000

/** A comment and all below it, parents before what answers them. @throws {Problem} `too-large` */
export async function branchOf(
  session: Transaction['session'] | null,
  comment: CommentRecord,
): Promise<CommentRecord[]> {
  const found = await Comments.find({ root: comment.root })
    .sort({ created: 1, _id: 1 })
    .session(session)
    .lean<CommentRecord[]>()
  const answersTo = Map.groupBy(found, ({ parent }) => parent?.toHexString() ?? '')
  const branch = [comment]
  // What is found is looked below in its turn.
  for (const { _id } of branch) branch.push(...(answersTo.get(_id.toHexString()) ?? []))
  if (branch.length > mostMoved) throw new Problem('too-large')
  return branch
}

/** The comments that begin the branches of a thread, oldest first. */
export const rootsOf = (session: Transaction['session'] | null, channel: Channel, thread: ThreadRef) =>
  Comments.find({ channels: channel, 'thread.kind': thread.kind, 'thread.id': thread.id, parent: null })
    .sort({ created: 1, _id: 1 })
    .session(session)
    .lean<CommentRecord[]>()
