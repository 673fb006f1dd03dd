import type { ClientSession, Collection } from 'mongoose'
import { type Channel, type Counts, noCounts } from '../../../shared/live/contract.ts'
import type { Draft } from './transaction.ts'
import { type HeadRecord, Heads, shelf } from './write-path.model.ts'

/** Moves each channel's head once for all drafts and gives every change its number, in order. */
export async function numberChanges(session: ClientSession, drafts: Draft[]): Promise<void> {
  const byChannel = Map.groupBy(
    drafts.flatMap((draft) => draft.changes),
    ({ channel }) => channel,
  )
  if (drafts.some(({ changes }) => changes.some(({ kind }) => kind === 'digest' || kind === 'document'))) {
    await Heads.collection.updateOne({ _id: shelf } as never, { $inc: { seq: 1 } }, { upsert: true, session })
  }
  const moves = [...byChannel].map(([channel, changes]) => ({ channel, increments: incrementsOf(changes) }))
  const heads = await moveHeads(
    session,
    moves.sort((a, b) => (a.channel < b.channel ? -1 : 1)),
  )
  for (const [channel, changes] of byChannel) {
    const head = heads.get(channel) as Head
    const counts = toCounts(head)
    changes.forEach((change, index) => {
      const { kind, entity, talk, ofNothing } = change
      const seq = head.seq - changes.length + index + 1
      const id = entity._id.toHexString()
      change.committed = { channel, seq, kind, id, entity: ofNothing ? null : entity, counts, talk }
    })
  }
}

type Head = HeadRecord & { _id: Channel; seq: number }
type Increments = Record<string, number>

function incrementsOf(changes: Draft['changes']): Increments {
  const increments: Increments = { seq: changes.length }
  for (const key of countKeys) {
    const sum = changes.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0)
    if (sum !== 0) increments[`counts.${key}`] = sum
  }
  return increments
}

/** Heads as they are once they were moved. Those of all who follow something are moved together and then read. */
async function moveHeads(
  session: ClientSession,
  moves: { channel: Channel; increments: Increments }[],
): Promise<Map<Channel, Head>> {
  const heads = Heads.collection as unknown as Collection<Head>
  if (moves.length > mostHeadsApart) {
    const all = moves.map(({ channel, increments }) => ({
      updateOne: { filter: { _id: channel }, update: { $inc: increments }, upsert: true },
    }))
    await heads.bulkWrite(all as never[], { session })
    const moved = await heads
      .find({ _id: { $in: moves.map(({ channel }) => channel) } }, { session })
      .toArray()
    return new Map((moved as Head[]).map((head) => [head._id, head]))
  }
  const moved = new Map<Channel, Head>()
  for (const { channel, increments } of moves) {
    const head = await heads.findOneAndUpdate({ _id: channel }, { $inc: increments } as never, {
      upsert: true,
      returnDocument: 'after',
      session,
    })
    moved.set(channel, head as Head)
  }
  return moved
}

/** Of more than these it is two round trips for all, of fewer one for each. */
const mostHeadsApart = 2

const countKeys = Object.keys(noCounts) as (keyof Counts)[]

export const toCounts = (head: HeadRecord | null | undefined): Counts => ({
  comments: head?.counts?.comments ?? 0,
  annotations: head?.counts?.annotations ?? 0,
  contradictions: head?.counts?.contradictions ?? 0,
  unread: head?.counts?.unread ?? 0,
  waiting: head?.counts?.waiting ?? 0,
})
