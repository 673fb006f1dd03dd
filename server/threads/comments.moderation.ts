import { isPublic } from '../moderation/standing.ts'
import type { ThingHandling } from '../moderation/things.ts'
import { newId } from '../platform/data/ids.ts'
import { toBelow } from './below.reader.ts'
import { commentIn, saveComment } from './comments.changes.ts'
import { type CommentRecord, CommentRevisions, Comments } from './comments.model.ts'
import { isPublicRevision } from './comments.rules.ts'
import { placeOf } from './places.ts'

/** How moderation handles comments. */
export const moderatedComments: ThingHandling<CommentRecord> = {
  model: Comments,
  find: commentIn,
  save: saveComment,
  async place(comment) {
    const { path, title } = await placeOf(comment.thread)
    return { href: `${path}#comment-${comment._id.toHexString()}`, under: title, thread: comment.thread }
  },
  html: ({ html }) => html,
  wordingOf: ({ wording }) => wording,
  accept,
  async unaccept(tx, { _id, wording }) {
    await CommentRevisions.deleteOne({ comment: _id, wording: wording - 1 }).session(tx.session)
  },
  async erase(tx, { _id }) {
    await CommentRevisions.deleteMany({ comment: _id }).session(tx.session)
    return { source: '', html: '', mentions: [], pending: null, revised: false }
  },
  below,
}

/** The wording that was held takes the place of the former one, which is kept. */
function accept(tx: Parameters<typeof saveComment>[0], comment: CommentRecord) {
  const { pending } = comment
  if (!pending) return {}
  const former = { _id: newId(), comment: comment._id, wording: comment.wording, until: tx.now }
  tx.insert(CommentRevisions, { ...former, source: comment.source, html: comment.html })
  return {
    source: pending.source,
    html: pending.html,
    modified: pending.since,
    wording: comment.wording + 1,
    revised: comment.revised || isPublicRevision(comment, pending.since),
    pending: null,
    ...((comment.mentions || pending.mentions) && { mentions: pending.mentions ?? [] }),
  }
}

/** Its answers, and theirs. */
async function below({ _id, root }: CommentRecord) {
  const branch = await Comments.find(
    { root },
    { parent: 1, creator: 1, moderation: 1, withdrawn: 1, erased: 1, covered: 1 },
  )
    .sort({ created: 1 })
    .lean<CommentRecord[]>()
  const answersTo = Map.groupBy(branch, ({ parent }) => parent?.toHexString() ?? '')
  const found: CommentRecord[] = []
  const toLookAt = [_id.toHexString()]
  for (const id of toLookAt) {
    for (const answer of answersTo.get(id) ?? []) {
      found.push(answer)
      toLookAt.push(answer._id.toHexString())
    }
  }
  return found.filter(isPublic).map(toBelow)
}
