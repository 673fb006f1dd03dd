import type { Actor } from '../../shared/accounts/actor.ts'
import { followable } from '../../shared/notifications/followable.ts'
import type { FollowView } from '../../shared/notifications/views.ts'
import type { FollowRecord } from '../notifications/follows.model.ts'
import { followsAmong } from '../notifications/follows.reader.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { Memory } from '../platform/data/memory.ts'
import { type Loaded, tablesOf } from './loading.ts'

type Page = Exclude<Loaded, { redirect: string }>

/** How many answers to whether somebody follows something are remembered. */
const remembered = new Memory<FollowView[]>(20_000)
const keyOf = (person: string, of: string) => `${person} ${of}`

onCommitted((changes) => {
  for (const { kind, entity } of changes) {
    if (kind !== 'follow') continue
    const { person, of } = entity as FollowRecord
    remembered.forget(keyOf(person, of))
  }
})

/** The page with what the viewer follows of it. To be asked after the number of their own channel was read. */
export async function withFollows(loaded: Page, actor: Actor): Promise<Page> {
  const { id: person } = actor
  if (person === null) return loaded
  const keys = followable(loaded.page, loaded.tables).map((of) => keyOf(person, of))
  const known = await remembered.among(keys, async (unknown) => {
    const wanted = unknown.map((key) => key.slice(person.length + 1))
    const found = Map.groupBy(await followsAmong(person, wanted), ({ of }) => keyOf(person, of))
    return new Map(unknown.map((key) => [key, found.get(key) ?? []]))
  })
  const { follow } = tablesOf({ follow: keys.flatMap((key) => known.get(key) ?? []) })
  return { ...loaded, tables: { ...loaded.tables, follow } }
}
