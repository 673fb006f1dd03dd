import type { Actor } from '../../shared/accounts/actor.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { levels, sayCursor, standsIn, type ThreadPart, type ThreadSort } from '../../shared/threads/parts.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { Problem } from '../platform/http/problem.ts'
import { choosePart, partSize } from './choose-part.ts'
import type { CommentRecord } from './comments.model.ts'
import type { Line, ThreadOutline } from './outline.ts'
import { outlineOf } from './outlines.ts'
import { placeOf, type ThreadPlace } from './places.ts'
import { lineOf } from './threads.reader.ts'

/**
 * The address of a page that holds this comment, with the comment as its fragment: its thread's page at the right part,
 * or the page of the branch that it is deep in. @throws {Problem} `not-found`
 */
export async function addressOf(id: string, sort: ThreadSort, actor: Actor): Promise<string> {
  const { channel, outline, top: line, ref } = await lineOf(id, actor)
  const thread = outline.threads.get(ref.id)
  if (!thread) throw new Problem('not-found')
  const { path } = await placeOf(ref, actor)
  const isMain = ref.kind === 'digest' || ref.kind === 'document'
  let [page, top, order]: [string, Line | null, ThreadSort] = [path, null, isMain ? sort : 'oldest']
  for (;;) {
    const part = partWith(thread, channel, line, top, order)
    const stands = standsIn(part, line)
    if (stands === null || stands === 'held' || stands === 'rest') {
      const query = queryOf(part, top === null && !isMain)
      return `${page}${query}#comment-${id}`
    }
    const next = outline.lines.get(stands.below)
    if (!next || next === top) throw new Problem('not-found')
    ;[page, top, order] = [`/comments/${next.id}/thread`, next, 'oldest']
  }
}

/** The part that holds the branch this comment is in, as pages lead from one to the next. */
function partWith(
  thread: ThreadOutline,
  channel: Channel,
  line: Line,
  top: Line | null,
  sort: ThreadSort,
): ThreadPart {
  let [after, asOf]: [string | null, string | null] = [null, null]
  for (;;) {
    const { part } = choosePart(thread.ref, channel, thread, { top, sort, asOf, also: [], bounds: { after } })
    if (part.to === null || standsIn(part, line) !== 'rest') return part
    ;[after, asOf] = [part.to, part.asOf]
  }
}

function queryOf({ id, from, asOf, sort }: ThreadPart, isOther: boolean): string {
  const query = new URLSearchParams()
  if (isOther) query.set('thread', id)
  if (sort !== 'oldest') query.set('sort', sort)
  if (from !== null) query.set('thoughts', sayCursor({ way: 'after', key: from, asOf }))
  return query.size > 0 ? `?${query}` : ''
}

/**
 * How a write says where its comments are: at their fragment of the thread's page, or by their own address where that page
 * may not hold them.
 */
export async function linker(
  place: ThreadPlace,
  thread: ThreadRef,
): Promise<(comment: CommentRecord) => string> {
  const outline = await outlineOf(place.channels[0])
  const isLong = (outline.threads.get(thread.id)?.size ?? 0) >= partSize.ofBranch
  return (comment) => {
    const id = comment._id.toHexString()
    const isHere = comment.thread.id === thread.id && !isLong && comment.depth < levels
    return `${isHere ? place.path : `/comments/${id}`}#comment-${id}`
  }
}
