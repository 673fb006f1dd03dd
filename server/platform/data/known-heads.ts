import type { Channel, Counts } from '../../../shared/live/contract.ts'

/** A channel's last number, and how many things everybody can see under it. */
export type ChannelHead = { seq: number; counts: Counts }

/** The most channels whose heads are remembered; the one not asked for the longest goes first. */
const mostKnown = 10_000

/** Null as long as somebody else may write to the database. */
let known: Map<Channel, ChannelHead> | null = null

/** Begins to remember heads, all anew, or lets go of them. */
export function keepHeads(is: boolean): void {
  known = is ? new Map() : null
}

export const knownHead = (channel: Channel): ChannelHead | undefined => known?.get(channel)

/** A head that was read or written; of two the later one is remembered. */
export function rememberHead(channel: Channel, head: ChannelHead): void {
  const before = known?.get(channel)
  known?.delete(channel)
  known?.set(channel, before && before.seq > head.seq ? before : head)
  const [oldest] = known?.keys() ?? []
  if (known && known.size > mostKnown && oldest) known.delete(oldest)
}

/** For a head that turned out to be another than was known. */
export function forgetHead(channel: Channel): void {
  known?.delete(channel)
}
