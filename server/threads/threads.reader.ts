import type { Actor } from '../../shared/accounts/actor.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { publicOnly } from '../moderation/standing.ts'
import { toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import { Problem } from '../platform/http/problem.ts'
import { type CommentRecord, Comments } from './comments.model.ts'
import { toComment } from './comments.presenter.ts'
import { placeOf } from './places.ts'

/** Every comment that a page with this channel shows, oldest first. */
export async function commentsOn(channel: Channel, actor: Actor): Promise<CommentView[]> {
  const found = await Comments.find({ channels: channel })
    .sort({ created: 1, _id: 1 })
    .lean<CommentRecord[]>()
  return found.flatMap((comment) => toComment(comment, audienceOf('comment', comment, actor)) ?? [])
}

/** One comment, and the page it stands on. @throws {Problem} `not-found` */
export async function commentWithPlace(id: string, actor: Actor) {
  const comment = await Comments.findById(toId(id)).lean<CommentRecord>()
  if (!comment) throw new Problem('not-found')
  const view = toComment(comment, audienceOf('comment', comment, actor))
  if (!view) throw new Problem('not-found')
  return { comment: view, place: await placeOf(comment.thread) }
}

/** The last thoughts anywhere that everybody may read, newest first, with where they stand. */
export async function latestComments(most: number) {
  const found = await Comments.find(publicOnly).sort({ created: -1 }).limit(most).lean<CommentRecord[]>()
  const everyone = { moderator: false, own: false }
  const latest = found.map(async (comment) => {
    const view = toComment(comment, everyone)
    return view ? [{ comment: view, place: await placeOf(comment.thread) }] : []
  })
  return (await Promise.all(latest)).flat()
}
