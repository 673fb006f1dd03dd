import type { Talk } from '../../shared/threads/parts.ts'
import { tellGuests } from '../guests/told.ts'
import { tellQueue } from '../moderation/queue.ts'
import { countedBy, isPublic } from '../moderation/standing.ts'
import { toId } from '../platform/data/ids.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { tellReactions } from './reactions.changes.ts'

/** @throws {Problem} `not-found` */
export async function commentIn(session: Transaction['session'] | null, id: string): Promise<CommentRecord> {
  const comment = await Comments.findById(toId(id)).session(session).lean<CommentRecord>()
  if (!comment) throw new Problem('not-found')
  return comment
}

/** Adds a comment, counted where everybody may read it. */
export async function addComment(tx: Transaction, comment: CommentRecord, action: string): Promise<void> {
  tx.insert(Comments, comment)
  await tell(tx, null, comment, action, {})
}

/** Saves what changes of a comment, its next version, and tells every screen concerned; answers the comment as it is then. */
export async function saveComment(
  tx: Transaction,
  before: CommentRecord,
  set: Partial<CommentRecord>,
  action: string,
  more: RecordDetails = {},
): Promise<CommentRecord> {
  const changed: CommentRecord = { ...before, ...set, version: before.version + 1 }
  await Comments.collection.updateOne(
    { _id: before._id },
    { $set: { ...set, version: changed.version } },
    { session: tx.session },
  )
  await tell(tx, before, changed, action, more)
  return changed
}

async function tell(
  tx: Transaction,
  before: CommentRecord | null,
  after: CommentRecord,
  action: string,
  more: RecordDetails,
): Promise<void> {
  const talk = talkOf(before, after)
  const left = before?.channels.filter((channel) => !after.channels.includes(channel)) ?? []
  const [stays, enters] = split(after.channels, (channel) => before?.channels.includes(channel) ?? true)
  tx.changed('comment', after, stays, { comments: countedBy(before, after) }, talk)
  tx.changed('comment', after, enters, { comments: Number(isPublic(after)) }, talk)
  tx.changed('comment', after, left, { comments: -Number(before !== null && isPublic(before)) }, talk)
  await tellReactions(tx, before, after)
  tx.record(action, 'comment', after, more)
  await tellQueue(tx, 'comment', before, after)
  await tellGuests(tx, before, after)
}

const split = <T>(all: T[], isFirst: (each: T) => boolean): [T[], T[]] => [
  all.filter(isFirst),
  all.filter((each) => !isFirst(each)),
]

/** How a change moves what everybody may read of threads: also a comment that stands elsewhere now is one less there. */
function talkOf(before: CommentRecord | null, after: CommentRecord): Talk[] {
  const was = before !== null && isPublic(before) ? before : null
  const is = isPublic(after) ? after : null
  if (was && is && placeOf(was) === placeOf(is)) return []
  return [was ? [toTalk(was, -1)] : [], is ? [toTalk(is, 1)] : []].flat()
}

const placeOf = ({ thread, root, path, above = [] }: CommentRecord): string =>
  [thread.id, root.toHexString(), path, ...above].join(' ')

/** One comment more or less at its place. */
export const toTalk = ({ thread, root, path, above }: CommentRecord, by: number): Talk => ({
  thread: thread.id,
  root: root.toHexString(),
  path,
  ...(above?.length && { above }),
  by,
})
