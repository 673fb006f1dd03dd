import type { ClientSession, Collection } from 'mongoose'
import { type Channel, type Counts, noCounts } from '../../../shared/live/contract.ts'
import { type ChannelHead, knownHead } from './known-heads.ts'
import type { Draft } from './transaction.ts'
import { type HeadRecord, Heads, shelf } from './write-path.model.ts'

/** How a channel's head moves, as is written together with what is added: from the number it is known to stand at. */
export type HeadMove = { channel: Channel; from: number; increments: Increments }

/**
 * Moves each channel's head once for all drafts and gives every change its number, in order. With `isKnownEnough` and
 * where this process knows all of the heads, they are left to be moved with what is added: those are answered.
 */
export async function numberChanges(
  session: ClientSession,
  drafts: Draft[],
  isKnownEnough: boolean,
): Promise<HeadMove[]> {
  const byChannel = Map.groupBy(
    drafts.flatMap((draft) => draft.changes),
    ({ channel }) => channel,
  )
  if (drafts.some(({ changes }) => changes.some(({ kind }) => kind === 'digest' || kind === 'document'))) {
    await Heads.collection.updateOne({ _id: shelf } as never, { $inc: { seq: 1 } }, { upsert: true, session })
  }
  const moves = [...byChannel]
    .map(([channel, changes]) => ({ channel, increments: incrementsOf(changes) }))
    .sort((a, b) => (a.channel < b.channel ? -1 : 1))
  const left = isKnownEnough ? knownMoves(moves) : null
  const heads = left
    ? new Map(left.map((move) => [move.channel, headAfter(move)]))
    : await moveHeads(session, moves)
  for (const [channel, changes] of byChannel) {
    const { seq: last, counts } = heads.get(channel) as ChannelHead
    changes.forEach((change, index) => {
      const { kind, entity, talk, ofNothing } = change
      const seq = last - changes.length + index + 1
      const id = entity._id.toHexString()
      change.committed = { channel, seq, kind, id, entity: ofNothing ? null : entity, counts, talk }
    })
  }
  return left ?? []
}

type Head = HeadRecord & { _id: Channel; seq: number }
type Increments = Record<string, number>
type Move = Omit<HeadMove, 'from'>

/** Null where one of them isn't known, or nothing happened on its channel yet. */
function knownMoves(moves: Move[]): HeadMove[] | null {
  const known = moves.map((move) => ({ ...move, from: knownHead(move.channel)?.seq ?? 0 }))
  return known.every(({ from }) => from > 0) ? known : null
}

function headAfter({ channel, from, increments }: HeadMove): ChannelHead {
  const before = knownHead(channel)?.counts ?? noCounts
  const counts = countKeys.map((key) => [key, before[key] + (increments[`counts.${key}`] ?? 0)])
  return { seq: from + (increments.seq ?? 0), counts: Object.fromEntries(counts) as Counts }
}

function incrementsOf(changes: Draft['changes']): Increments {
  const increments: Increments = { seq: changes.length }
  for (const key of countKeys) {
    const sum = changes.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0)
    if (sum !== 0) increments[`counts.${key}`] = sum
  }
  return increments
}

/** Heads as they are once they were moved. Those of all who follow something are moved together and then read. */
async function moveHeads(session: ClientSession, moves: Move[]): Promise<Map<Channel, ChannelHead>> {
  const heads = Heads.collection as unknown as Collection<Head>
  if (moves.length > mostHeadsApart) {
    const all = moves.map(({ channel, increments }) => ({
      updateOne: { filter: { _id: channel }, update: { $inc: increments }, upsert: true },
    }))
    await heads.bulkWrite(all as never[], { session })
    const moved = await heads
      .find({ _id: { $in: moves.map(({ channel }) => channel) } }, { session })
      .toArray()
    return new Map((moved as Head[]).map((head) => [head._id, toHead(head)]))
  }
  const moved = new Map<Channel, ChannelHead>()
  for (const { channel, increments } of moves) {
    const head = await heads.findOneAndUpdate({ _id: channel }, { $inc: increments } as never, {
      upsert: true,
      returnDocument: 'after',
      session,
    })
    moved.set(channel, toHead(head as Head))
  }
  return moved
}

/** Of more than these it is two round trips for all, of fewer one for each. */
const mostHeadsApart = 2

const toHead = (head: Head): ChannelHead => ({ seq: head.seq, counts: toCounts(head) })

const countKeys = Object.keys(noCounts) as (keyof Counts)[]

export const toCounts = (head: HeadRecord | null | undefined): Counts => ({
  comments: head?.counts?.comments ?? 0,
  annotations: head?.counts?.annotations ?? 0,
  contradictions: head?.counts?.contradictions ?? 0,
  unread: head?.counts?.unread ?? 0,
  waiting: head?.counts?.waiting ?? 0,
})
