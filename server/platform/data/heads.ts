import { type Channel, type Counts, noCounts } from '../../../shared/live/contract.ts'
import { onCommitted } from './commit.ts'
import { toCounts } from './move-heads.ts'
import { type HeadRecord, Heads } from './write-path.model.ts'

/** A channel's last number, and how many things everybody can see under it. */
export type ChannelHead = { seq: number; counts: Counts }

/** The most channels whose heads are remembered; the one not asked for the longest goes first. */
const mostKnown = 10_000

/** Null as long as somebody else may write to the database. */
let known: Map<Channel, ChannelHead> | null = null

/**
 * Remembers heads, so that reading a page, watching it and the beacon need not ask the database. Only for a process
 * that alone writes to it. To be called before anything is published. Returns how to stop.
 */
export function rememberHeads(): () => void {
  known = new Map()
  const stop = onCommitted((changes) => {
    for (const { channel, seq, counts } of changes) remember(channel, { seq, counts })
  })
  return () => {
    stop()
    known = null
  }
}

function remember(channel: Channel, head: ChannelHead): void {
  const before = known?.get(channel)
  known?.delete(channel)
  known?.set(channel, before && before.seq > head.seq ? before : head)
  const [oldest] = known?.keys() ?? []
  if (known && known.size > mostKnown && oldest) known.delete(oldest)
}

/** The heads of channels; one that nothing happened on yet stands at 0. */
export async function headsOf(channels: Channel[]): Promise<Record<Channel, ChannelHead>> {
  const unknown = channels.filter((channel) => !known?.has(channel))
  const read = unknown.length > 0 ? await readHeads(unknown) : new Map<Channel, ChannelHead>()
  for (const [channel, head] of read) remember(channel, head)
  const heads: Record<Channel, ChannelHead> = {}
  for (const channel of channels) {
    heads[channel] = known?.get(channel) ?? read.get(channel) ?? { seq: 0, counts: noCounts }
  }
  return heads
}

async function readHeads(channels: Channel[]): Promise<Map<Channel, ChannelHead>> {
  const heads = new Map(channels.map((channel) => [channel, { seq: 0, counts: noCounts }]))
  const found = await Heads.find({ _id: { $in: channels } }).lean<(HeadRecord & { _id: Channel })[]>()
  for (const head of found) heads.set(head._id, { seq: head.seq, counts: toCounts(head) })
  return heads
}
