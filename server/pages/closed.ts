import type { Channel } from '../../shared/live/contract.ts'
import { threadsOn } from '../curation/threads.reader.ts'
import { type Loaded, tablesOf } from './loading.ts'

type Page = Exclude<Loaded, { redirect: string }>

/** The page with what was done to its threads: closed, merged, parted. */
export async function withThreads(loaded: Page): Promise<Page> {
  const whole = Object.entries(loaded.channels).flatMap(([channel, { depth }]) =>
    depth === 'whole' && /^d/.test(channel) ? [channel as Channel] : [],
  )
  if (whole.length === 0) return loaded
  const { thread } = tablesOf({ thread: await threadsOn(whole) })
  return { ...loaded, tables: { ...loaded.tables, thread } }
}
