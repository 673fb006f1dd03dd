import type { Actor } from '../../shared/accounts/actor.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { draftsOn } from '../threads/drafts.reader.ts'
import { placeOf } from '../threads/places.ts'
import type { Loaded } from './loading.ts'

type Page = Exclude<Loaded, { redirect: string }>

/** The page with what the viewer has begun to write on it. */
export async function withDrafts(loaded: Page, actor: Actor): Promise<Page> {
  if (actor.id === null) return loaded
  const drafts = await draftsOn(actor.id, await channelsOf(loaded))
  return { ...loaded, drafts }
}

/** The channels whose threads one can write in here. */
async function channelsOf({ page, tables, channels }: Page): Promise<Channel[]> {
  const answered = page.kind === 'reply' ? tables.comment[page.comment] : undefined
  if (answered) return (await placeOf(answered.thread)).channels
  const all = Object.entries(channels) as [Channel, { depth: string }][]
  return all.filter(([, { depth }]) => depth === 'whole').map(([channel]) => channel)
}
