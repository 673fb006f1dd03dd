import type { ThreadRef } from '../../shared/threads/views.ts'
import { commit } from '../platform/data/commit.ts'
import { newId } from '../platform/data/ids.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { coverThread } from './cover.ts'
import { coverBy, placeOf, type ThreadPlace } from './places.ts'

/** The system acts: the record names nobody. */
const system = { id: null, name: null, role: 'admin' } as const

/**
 * Comments below what was taken away keep who may not see them. Those of versions that didn't keep it are given it here,
 * in the threads where it isn't as it should be. Answers how many threads that were.
 */
export async function coverOlder(): Promise<number> {
  let mended = 0
  for (const kind of ['annotation', 'contradiction'] as const)
    for (const id of await Comments.distinct('thread.id', { 'thread.kind': kind }))
      if (await coverAsItIs({ kind, id: id as string })) mended++
  return mended
}

async function coverAsItIs(thread: ThreadRef): Promise<boolean> {
  const place = await placeOf(thread).catch(() => null)
  const [channel] = place?.channels ?? []
  if (!place || !channel || !(await isOtherwise(thread, place))) return false
  const operation = `cover-older-${newId().toHexString()}`
  await commit({ actor: system, operation, body: thread, channel }, async (tx) => {
    const now = await placeOf(thread, null, tx.session)
    await coverThread(tx, thread, { ...now, covered: coverBy(now) })
    return { location: now.path }
  })
  return true
}

async function isOtherwise(thread: ThreadRef, place: ThreadPlace): Promise<boolean> {
  const covered = coverBy(place)
  const here = { channels: place.channels[0], 'thread.kind': thread.kind, 'thread.id': thread.id }
  const found = await Comments.find(here, { covered: 1 }).lean<CommentRecord[]>()
  return found.some((comment) => (comment.covered ?? null) !== covered)
}
