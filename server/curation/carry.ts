import type { ThreadRef } from '../../shared/threads/views.ts'
import { isPublic } from '../moderation/standing.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { placeUnder } from '../threads/branching.ts'
import { saveComment } from '../threads/comments.changes.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { coverBy, type ThreadPlace } from '../threads/places.ts'
import { branchOf } from './branches.ts'

/** Where a branch goes. `parent` is what it is to answer there; null for a thought of its own. */
export type Destination = {
  thread: ThreadRef
  place: ThreadPlace
  parent: CommentRecord | null
  /** The wording of `parent` that it answers. */
  answersWording: number | null
}

/** Takes a comment with all below it to another place, each through its one way of changing; answers all of them. */
export async function carry(
  tx: Transaction,
  root: CommentRecord,
  to: Destination,
  action: string,
  details: RecordDetails,
): Promise<CommentRecord[]> {
  await tx.addNow()
  const branch = await branchOf(tx.session, root)
  if (to.parent && branch.some(({ _id }) => _id.equals(to.parent?._id))) {
    const message = 'A thought can’t become an answer to one of its own answers.'
    throw new Problem('invalid', { fields: [{ field: 'to', code: 'into-itself', message }] })
  }
  const carried = new Map<string, CommentRecord>()
  for (const comment of branch) {
    const isRoot = comment._id.equals(root._id)
    const parent = isRoot ? to.parent : (carried.get(comment.parent?.toHexString() ?? '') ?? null)
    const { creator } = comment
    const set: Partial<CommentRecord> = {
      thread: to.thread,
      channels: to.place.channels,
      covered: coverBy(to.place),
      ...placeUnder(parent, comment._id),
      creator: { ...creator, ...(creator.id && { postAuthor: creator.id === to.place.owner }) },
      ...(isRoot && { answersWording: to.answersWording }),
    }
    carried.set(comment._id.toHexString(), await saveComment(tx, comment, set, action, details))
  }
  return [...carried.values()]
}

/** How many of these everybody can read. */
export const countPublic = (comments: CommentRecord[]): number => comments.filter(isPublic).length
