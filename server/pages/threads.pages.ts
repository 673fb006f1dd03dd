import type { Channel } from '../../shared/live/contract.ts'
import type { Depth } from '../../shared/live/state.ts'
import { sortIn } from '../../shared/threads/parts.ts'
import { addressOf } from '../threads/permalinks.ts'
import { placeOf } from '../threads/places.ts'
import { branchOn } from '../threads/threads.reader.ts'
import { type Loader, tablesOf, watching } from './loading.ts'

/** `/comments/:id/thread`: a branch of a thread, with what it answers above it. */
export const branch: Loader = async ({ params, query, actor }) => {
  const id = params.id ?? ''
  const { channel, seq, comments, thread, context, threads } = await branchOn(id, query, actor)
  const { title, path } = await placeOf(thread, actor)
  const { [channel]: own } = await watching({ [channel]: 'whole' } as Record<Channel, Depth>)
  return {
    page: { kind: 'branch', comment: id, thread, context, under: { title, path } },
    title: `A branch on “${title}”`,
    channels: own ? { [channel]: { ...own, seq } } : {},
    tables: tablesOf({ comment: comments }),
    threads,
  }
}

/** A comment's own address: the page that holds it, at its place. */
export const comment: Loader = async ({ params, query, actor }) => ({
  redirect: await addressOf(params.id ?? '', sortIn(query.get('sort')) ?? 'oldest', actor),
})
