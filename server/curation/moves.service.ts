import type { Actor } from '../../shared/accounts/actor.ts'
import type { Merge, Move, Split, UndoMove } from '../../shared/curation/curation.schema.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { commit } from '../platform/data/commit.ts'
import { foundById } from '../platform/data/found-by-id.ts'
import { newId, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { commentIn } from '../threads/comments.changes.ts'
import type { CommentRecord } from '../threads/comments.model.ts'
import { placeOf } from '../threads/places.ts'
import { threadAt } from './address.ts'
import { rootsOf } from './branches.ts'
import { carry, countPublic, type Destination } from './carry.ts'
import { type MoveRecord, Moves } from './curation.model.ts'
import { canMove } from './curation.rules.ts'
import { isSame } from './landing.ts'
import { saveThread, threadIn } from './threads.changes.ts'

const threadOf = async (id: string): Promise<ThreadRef> => (await commentIn(null, id)).thread
const say = ({ kind, id }: ThreadRef) => `${kind} ${id}`
const wrongTarget = (message: string) =>
  new Problem('invalid', { fields: [{ field: 'to', code: 'wrong-target', message }] })

/** A comment with all its answers goes to another thread, or under another comment. */
export async function move(actor: Actor, id: string, body: Move): Promise<WriteAnswer> {
  const target = await threadAt(body.to, threadOf)
  return take(actor, id, body, 'move', async (tx, comment) => {
    const parent = target.comment ? await commentIn(tx.session, target.comment) : null
    const thread = parent?.thread ?? target.thread
    if (
      isSame(thread, comment.thread) &&
      (parent?._id.equals(comment.parent ?? '') ?? comment.parent === null)
    )
      throw wrongTarget('It stands there already.')
    return destination(thread, parent, parent?.wording ?? null)
  })
}

/** A reply with all its answers becomes a thought of its own in the same thread. */
export function split(actor: Actor, id: string, body: Split): Promise<WriteAnswer> {
  return take(actor, id, body, 'split', async (_tx, comment) => {
    if (comment.parent === null) throw new Problem('changed-meanwhile')
    return destination(comment.thread, null, null)
  })
}

async function destination(
  thread: ThreadRef,
  parent: CommentRecord | null,
  answersWording: number | null,
): Promise<Destination> {
  return { thread, place: await placeOf(thread), parent, answersWording }
}

async function take(
  actor: Actor,
  id: string,
  body: Move | Split,
  kind: 'move' | 'split',
  whereTo: (tx: Transaction, comment: CommentRecord) => Promise<Destination>,
): Promise<WriteAnswer> {
  if (!canMove(actor)) throw new Problem('not-allowed')
  const { channels } = await placeOf(await threadOf(id))
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: channels[0] }
  return commit(write, async (tx) => {
    const comment = await commentIn(tx.session, id)
    if (comment.version !== body.version) throw new Problem('changed-meanwhile')
    await transfer(tx, actor, kind, comment.thread, [comment], await whereTo(tx, comment))
    return { location: `/comments/${id}/tools` }
  })
}

/** All that is in a thread goes to another, and so does whatever is written for it from then on. */
export async function merge(actor: Actor, id: string, body: Merge): Promise<WriteAnswer> {
  if (!canMove(actor)) throw new Problem('not-allowed')
  const from = { kind: body.kind, id }
  const { thread: to } = await threadAt(body.to, threadOf)
  if (isSame(from, to)) throw wrongTarget('This is the thread itself.')
  const [place, target] = await Promise.all([placeOf(from), placeOf(to)])
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: place.channels[0] }
  return commit(write, async (tx) => {
    const [before, into] = [await threadIn(tx, from), await threadIn(tx, to)]
    if (before.version !== body.version) throw new Problem('changed-meanwhile')
    if (into.mergedInto) throw wrongTarget('That thread was itself merged into another.')
    await tx.addNow()
    const roots = await rootsOf(tx.session, place.channels[0], from)
    await transfer(tx, actor, 'merge', from, roots, {
      thread: to,
      place: target,
      parent: null,
      answersWording: null,
    })
    return { location: `/threads/${from.kind}/${id}/tools` }
  })
}

/** Carries branches, and leaves a note where they were. */
async function transfer(
  tx: Transaction,
  actor: Actor,
  kind: MoveRecord['kind'],
  from: ThreadRef,
  roots: CommentRecord[],
  to: Destination,
): Promise<void> {
  const _id = newId()
  const details = { batch: _id.toHexString(), from: say(from), to: say(to.thread) }
  const carried: CommentRecord[] = []
  for (const root of roots) carried.push(...(await carry(tx, root, to, 'comment.moved', details)))
  const count = countPublic(carried)
  tx.insert(Moves, {
    _id,
    kind,
    from,
    to: to.thread,
    roots: roots.map((root) => ({ id: root._id, parent: root.parent, answersWording: root.answersWording })),
    comments: carried.map((comment) => comment._id),
    count,
    by: { id: actor.id ?? '', name: actor.name ?? '' },
    at: tx.now,
    undone: null,
  })
  if (isSame(from, to.thread)) return
  const left = await threadIn(tx, from)
  const note = kind === 'merge' ? { mergedInto: to.thread } : {}
  const moved = [...left.moved, { move: _id, to: to.thread, count }]
  await saveThread(
    tx,
    left,
    { ...note, moved },
    kind === 'merge' ? 'thread.merged' : 'thread.parted',
    details,
  )
}

/**
 * Takes branches back to where they were, with what was answered there meanwhile.
 * @throws {Problem} `changed-meanwhile` when it was undone already, or any of them was moved again.
 */
export async function undoMove(actor: Actor, id: string, body: UndoMove): Promise<WriteAnswer> {
  if (!canMove(actor)) throw new Problem('not-allowed')
  const { from, to } = await foundById<MoveRecord>(Moves, null, id)
  const place = await placeOf(from)
  const write = { actor, operation: body.operation, body: { ...body, id }, channel: place.channels[0] }
  return commit(write, async (tx) => {
    const made = await Moves.findById(toId(id)).session(tx.session).lean<MoveRecord>()
    if (!made || made.undone) throw new Problem('changed-meanwhile')
    const details = { batch: id, from: say(to), to: say(from), reversalOf: id }
    const carried: CommentRecord[] = []
    for (const { id: root, parent, answersWording } of made.roots) {
      const comment = await commentIn(tx.session, root.toHexString())
      if (!isSame(comment.thread, to)) throw new Problem('changed-meanwhile')
      const above = parent && (await parentIn(tx, parent.toHexString(), from))
      const back = { thread: from, place, parent: above, answersWording: above && answersWording }
      carried.push(...(await carry(tx, comment, back, 'comment.moved-back', details)))
    }
    const more = { $addToSet: { comments: { $each: carried.map(({ _id }) => _id) } } }
    await Moves.collection.updateOne(
      { _id: made._id },
      { $set: { undone: tx.now }, ...more },
      { session: tx.session },
    )
    const left = await threadIn(tx, from)
    if (left.moved.some(({ move }) => move.equals(made._id))) {
      const moved = left.moved.filter(({ move }) => !move.equals(made._id))
      const note = made.kind === 'merge' ? { mergedInto: null } : {}
      await saveThread(tx, left, { ...note, moved }, 'thread.move-undone', details)
    }
    return { location: `${place.path}#thoughts` }
  })
}

/** What was answered there, if it still stands there. */
async function parentIn(tx: Transaction, id: string, thread: ThreadRef): Promise<CommentRecord | null> {
  const parent = await commentIn(tx.session, id)
  return isSame(parent.thread, thread) ? parent : null
}
