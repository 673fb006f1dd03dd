import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadView } from '../../shared/threads/views.ts'
import { type ThreadRecord, Threads } from './curation.model.ts'
import { toThread, withPlaces } from './threads.changes.ts'

/** What was done to threads that pages with these channels show. */
export async function threadsOn(channels: Channel[]): Promise<ThreadView[]> {
  const found = await Threads.find({ channels: { $in: channels } }).lean<ThreadRecord[]>()
  return (await Promise.all(found.map(withPlaces))).map(toThread)
}
