import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import type { CommentTools, MoveImpact, MoveLine, ThreadTools } from '../../shared/curation/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { isPublic, publicOnly } from '../moderation/standing.ts'
import { followersOf } from '../notifications/follows.reader.ts'
import { opening } from '../pages/opening.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import { Problem } from '../platform/http/problem.ts'
import { toBelow } from '../threads/below.reader.ts'
import { commentIn } from '../threads/comments.changes.ts'
import { type CommentRecord, Comments } from '../threads/comments.model.ts'
import { placeOf } from '../threads/places.ts'
import { branchOf } from './branches.ts'
import { type MoveRecord, Moves } from './curation.model.ts'
import { canFeature, canLock, canMove } from './curation.rules.ts'
import { hrefOf, threadNow } from './threads.changes.ts'

/** The most thoughts that are offered for featuring, and moves that are listed. */
const mostListed = 50

/**
 * What can be done to a thread. `after`: the `next` of the page before, of the thoughts that may be featured.
 * @throws {Problem} `not-allowed` for who may do nothing to it.
 */
export async function threadTools(
  thread: ThreadRef,
  actor: Actor,
  after: string | null = null,
): Promise<ThreadTools> {
  if (actor.id === null) throw new Problem('log-in-needed')
  const place = await placeOf(thread)
  const record = await threadNow(thread)
  if (!canFeature(actor, { kind: thread.kind, owner: place.owner })) throw new Problem('not-allowed')
  const { lines, next } = await featurable(place.channels[0], thread, after)
  const { locked, version } = record
  return {
    thread,
    under: { title: place.title, path: hrefOf(thread, place.path) },
    locked: locked && { since: locked.since.toISOString(), reason: locked.reason },
    mayLock: canLock(actor, { ...record, owner: place.owner }),
    version,
    featurable: lines,
    next,
    merge: canMove(actor) ? await impactOfThread(place.channels[0], thread) : null,
    moves: canMove(actor) ? await movesOf({ $or: [{ 'from.id': thread.id }, { 'to.id': thread.id }] }) : [],
  }
}

/** What everybody reads of a thread, in the order it was written; what is featured comes before the first of it. */
async function featurable(channel: Channel, { kind, id }: ThreadRef, after: string | null) {
  const here = { channels: channel, 'thread.kind': kind, 'thread.id': id, ...publicOnly }
  const from = after === null ? {} : { _id: { $gt: toId(after) } }
  const [featured, found] = await Promise.all([
    after === null
      ? Comments.find({ ...here, featured: true })
          .sort({ _id: 1 })
          .lean<CommentRecord[]>()
      : [],
    Comments.find({ ...here, ...from, featured: { $ne: true } })
      .sort({ _id: 1 })
      .limit(mostListed + 1)
      .lean<CommentRecord[]>(),
  ])
  const shown = found.slice(0, mostListed)
  return {
    lines: [...featured, ...shown].map(toLine),
    next: found.length > mostListed ? (shown.at(-1)?._id.toHexString() ?? null) : null,
  }
}

const toLine = (comment: CommentRecord) => ({
  id: comment._id.toHexString(),
  creator: comment.creator.name,
  opening: opening(comment.html),
  featured: comment.featured,
  version: comment.version,
})

/** What can be done to a comment with all below it; for moderators. */
export async function commentTools(id: string, actor: Actor): Promise<CommentTools> {
  if (actor.id === null) throw new Problem('log-in-needed')
  if (!isModerator(actor)) throw new Problem('not-allowed')
  const comment = await commentIn(null, id)
  const place = await placeOf(comment.thread)
  return {
    comment: id,
    under: { title: place.title, path: hrefOf(comment.thread, place.path) },
    impact: await impactOf(await branchOf(null, comment), comment.thread),
    maySplit: comment.parent !== null,
    moves: await movesOf({ comments: comment._id }),
  }
}

async function impactOfThread(channel: Channel, thread: ThreadRef): Promise<MoveImpact> {
  const all = await Comments.find({
    channels: channel,
    'thread.kind': thread.kind,
    'thread.id': thread.id,
  }).lean<CommentRecord[]>()
  return impactOf(all, thread)
}

async function impactOf(comments: CommentRecord[], thread: ThreadRef): Promise<MoveImpact> {
  const seen = comments.filter(isPublic)
  const followers = await followersOf([{ kind: 'thread', of: thread.id }])
  return {
    thoughts: seen.length,
    people: new Set(seen.map((comment) => toBelow(comment).by)).size,
    followers: followers.get(`thread ${thread.id}`)?.length ?? 0,
  }
}

async function movesOf(which: Record<string, unknown>): Promise<MoveLine[]> {
  const found = await Moves.find(which).sort({ at: -1 }).limit(mostListed).lean<MoveRecord[]>()
  return Promise.all(found.map(toMove))
}

async function toMove(move: MoveRecord): Promise<MoveLine> {
  const title = async (thread: ThreadRef) =>
    (await placeOf(thread).catch(() => null))?.title ?? `what is no longer here`
  const [from, to] = await Promise.all([title(move.from), title(move.to)])
  return {
    id: move._id.toHexString(),
    kind: move.kind,
    count: move.count,
    from,
    to,
    at: move.at.toISOString(),
    by: move.by.name,
    mayUndo: move.undone === null && (await areThere(move)),
  }
}

/** Whether everything that was moved is still where it went. */
async function areThere({ roots, to }: MoveRecord): Promise<boolean> {
  const ids: Id[] = roots.map(({ id }) => id)
  const there = await Comments.countDocuments({
    _id: { $in: ids },
    'thread.kind': to.kind,
    'thread.id': to.id,
  })
  return there === ids.length
}
