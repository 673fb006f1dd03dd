import type { Actor } from '../../shared/accounts/actor.ts'
import { reactionsTo } from '../threads/reactions.reader.ts'
import { type Loaded, tablesOf } from './loading.ts'

type Page = Exclude<Loaded, { redirect: string }>

/** The page with what people thought of the comments on it. */
export async function withReactions(loaded: Page, actor: Actor): Promise<Page> {
  const comments = Object.keys(loaded.tables.comment)
  if (comments.length === 0) return loaded
  const { tally, reacted } = tablesOf(await reactionsTo(comments, actor))
  return { ...loaded, tables: { ...loaded.tables, tally, reacted } }
}
