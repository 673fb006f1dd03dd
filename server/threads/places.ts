import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadKind, ThreadRef } from '../../shared/threads/views.ts'
import { Problem } from '../platform/http/problem.ts'

/** Where a thread hangs: the channels of the pages that show it, the page's path and title, and whose post it is. */
export type ThreadPlace = {
  channels: [Channel, ...Channel[]]
  path: string
  title: string
  owner: string | null
}

type Finder = (id: string) => Promise<ThreadPlace | null>
const finders = new Map<ThreadKind, Finder>()

/** Each feature that carries threads says how its own are found. */
export function registerThreadPlace(kind: ThreadKind, find: Finder): void {
  finders.set(kind, find)
}

/** @throws {Problem} `not-found` where there is no such thing to comment on. */
export async function placeOf(thread: ThreadRef): Promise<ThreadPlace> {
  const place = await finders.get(thread.kind)?.(thread.id)
  if (!place) throw new Problem('not-found')
  return place
}
