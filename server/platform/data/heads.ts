import { type Channel, noCounts } from '../../../shared/live/contract.ts'
import { onCommitted } from './commit.ts'
import { type ChannelHead, keepHeads, knownHead, rememberHead } from './known-heads.ts'
import { toCounts } from './move-heads.ts'
import { type HeadRecord, Heads } from './write-path.model.ts'

export type { ChannelHead } from './known-heads.ts'

/**
 * Remembers heads, so that reading a page, watching it, the beacon and the next write need not ask the database. Only
 * for a process that alone writes to it. To be called before anything is published. Returns how to stop.
 */
export function rememberHeads(): () => void {
  keepHeads(true)
  const stop = onCommitted((changes) => {
    for (const { channel, seq, counts } of changes) rememberHead(channel, { seq, counts })
  })
  return () => {
    stop()
    keepHeads(false)
  }
}

/** The heads of channels; one that nothing happened on yet stands at 0. */
export async function headsOf(channels: Channel[]): Promise<Record<Channel, ChannelHead>> {
  const unknown = channels.filter((channel) => !knownHead(channel))
  const read = unknown.length > 0 ? await readHeads(unknown) : new Map<Channel, ChannelHead>()
  for (const [channel, head] of read) rememberHead(channel, head)
  const heads: Record<Channel, ChannelHead> = {}
  for (const channel of channels) {
    heads[channel] = knownHead(channel) ?? read.get(channel) ?? { seq: 0, counts: noCounts }
  }
  return heads
}

async function readHeads(channels: Channel[]): Promise<Map<Channel, ChannelHead>> {
  const heads = new Map(channels.map((channel) => [channel, { seq: 0, counts: noCounts }]))
  const found = await Heads.find({ _id: { $in: channels } }).lean<(HeadRecord & { _id: Channel })[]>()
  for (const head of found) heads.set(head._id, { seq: head.seq, counts: toCounts(head) })
  return heads
}
