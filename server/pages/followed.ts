import type { Actor } from '../../shared/accounts/actor.ts'
import { followable } from '../../shared/notifications/followable.ts'
import { followsAmong } from '../notifications/follows.reader.ts'
import { type Loaded, tablesOf } from './loading.ts'

type Page = Exclude<Loaded, { redirect: string }>

/** The page with what the viewer follows of it. To be asked after the number of their own channel was read. */
export async function withFollows(loaded: Page, actor: Actor): Promise<Page> {
  if (actor.id === null) return loaded
  const follows = await followsAmong(actor.id, followable(loaded.page, loaded.tables))
  const { follow } = tablesOf({ follow: follows })
  return { ...loaded, tables: { ...loaded.tables, follow } }
}
