import { isPublic } from '../moderation/standing.ts'
import { toId } from '../platform/data/ids.ts'
import { type CommentRecord, CommentRevisions, Comments } from './comments.model.ts'
import { isPublicRevision } from './comments.rules.ts'

export type FormerWordingOfComment = { wording: number; html: string; until: string }

/** What comments said before that everybody may read, by their ids, the first one first. */
export async function formerWordingsOf(
  comments: readonly string[],
): Promise<Map<string, FormerWordingOfComment[]>> {
  const found = await Comments.find({ _id: { $in: comments.map(toId) } }).lean<CommentRecord[]>()
  const revised = found.filter((comment) => comment.revised && isPublic(comment))
  if (revised.length === 0) return new Map()
  const of = new Map(revised.map((comment) => [comment._id.toHexString(), comment]))
  const former = await CommentRevisions.find({ comment: { $in: revised.map(({ _id }) => _id) } })
    .sort({ comment: 1, wording: 1 })
    .lean()
  const shown = former.filter(({ comment, until, unpublished }) => {
    const its = of.get(comment.toHexString())
    return !unpublished && its !== undefined && isPublicRevision(its, until)
  })
  return new Map(
    [...Map.groupBy(shown, ({ comment }) => comment.toHexString())].map(([id, wordings]) => [
      id,
      wordings.map(({ wording, html, until }) => ({ wording, html, until: until.toISOString() })),
    ]),
  )
}
