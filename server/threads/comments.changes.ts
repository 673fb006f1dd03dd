import type { Talk } from '../../shared/threads/parts.ts'
import { tellGuests } from '../guests/told.ts'
import { countedBy, isPublic } from '../moderation/standing.ts'
import { thingChanges } from '../moderation/thing-changes.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { tellReactions } from './reactions.changes.ts'

/** Tells the screens of those who read that a comment came or changed. */
export async function tellComment(
  tx: Transaction,
  before: CommentRecord | null,
  after: CommentRecord,
): Promise<void> {
  const talk = talkOf(before, after)
  const left = before?.channels.filter((channel) => !after.channels.includes(channel)) ?? []
  const [stays, enters] = split(after.channels, (channel) => before?.channels.includes(channel) ?? true)
  tx.changed('comment', after, stays, { comments: countedBy(before, after) }, talk)
  tx.changed('comment', after, enters, { comments: Number(isPublic(after)) }, talk)
  tx.changed('comment', after, left, { comments: -Number(before !== null && isPublic(before)) }, talk)
  await tellReactions(tx, before, after)
}

const changes = thingChanges<CommentRecord>('comment', Comments, tellComment)

export const commentIn = changes.find

/** Adds a comment, counted where everybody may read it. */
export const addComment: typeof changes.add = async (tx, comment, action) => {
  await changes.add(tx, comment, action)
  await tellGuests(tx, null, comment)
}

/** Saves what changes of a comment; answers the comment as it is then. */
export const saveComment: typeof changes.save = async (tx, before, set, action, more) => {
  const after = await changes.save(tx, before, set, action, more)
  await tellGuests(tx, before, after)
  return after
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
