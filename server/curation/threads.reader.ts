import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadView } from '../../shared/threads/views.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { Memory } from '../platform/data/memory.ts'
import { type ThreadRecord, Threads } from './curation.model.ts'
import { toThread, withPlaces } from './threads.changes.ts'

/** What was done to the threads of a channel: for most of them nothing. */
const remembered = new Memory<ThreadRecord[]>(5_000)

onCommitted((changes) => {
  for (const { kind, channel } of changes) if (kind === 'thread') remembered.forget(channel)
})

/** What was done to threads that pages with these channels show. */
export async function threadsOn(channels: Channel[]): Promise<ThreadView[]> {
  const known = await remembered.among(channels, async (unknown) => {
    const found = await Threads.find({ channels: { $in: unknown as Channel[] } }).lean<ThreadRecord[]>()
    return new Map(unknown.map((channel) => [channel, found.filter((each) => isOn(each, channel))]))
  })
  const records = new Map([...known.values()].flat().map((record) => [record._id.toHexString(), record]))
  return (await Promise.all([...records.values()].map(withPlaces))).map(toThread)
}

const isOn = ({ channels }: ThreadRecord, channel: string) => channels.some((each) => each === channel)
