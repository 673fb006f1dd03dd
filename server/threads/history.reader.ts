import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import { difference } from '../../shared/text/difference/difference.ts'
import { plainWords } from '../../shared/text/plain-words.ts'
import type { Piece, WordingChange } from '../../shared/threads/history.ts'
import type { CommentView } from '../../shared/threads/views.ts'
import { toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import { Problem } from '../platform/http/problem.ts'
import { type CommentRecord, CommentRevisions, Comments } from './comments.model.ts'
import { toComment } from './comments.presenter.ts'
import { isPublicRevision } from './comments.rules.ts'

type Wording = { wording: number; words: string; at: Date }

/**
 * How a comment came to be worded as it is, newest first: every wording that stood for all to read later than half an
 * hour after it was posted, with what changed in it. Its author and moderators see all of them.
 * @throws {Problem} `not-found` where the comment, or its history, is not for this actor to read.
 */
export async function historyOf(
  id: string,
  actor: Actor,
): Promise<{ comment: CommentView; changes: WordingChange[] }> {
  const { comment, wordings } = await wordingsOf(id, actor)
  const changes = wordings.map((wording, index) => changed(wordings[index - 1] ?? null, wording))
  return { comment, changes: changes.reverse() }
}

/** What changed from one wording to another. One that isn't shown is taken for the next that is. */
export async function changesBetween(
  id: string,
  { from, to }: { from: number; to: number },
  actor: Actor,
): Promise<{ comment: CommentView; changes: WordingChange[] }> {
  const { comment, wordings } = await wordingsOf(id, actor)
  const shownFrom = (number: number) => wordings.find(({ wording }) => wording >= number) ?? wordings.at(-1)
  const [before, after] = [shownFrom(from), shownFrom(to)]
  const differ = before && after && before.wording < after.wording
  return { comment, changes: differ ? [changed(before, after)] : [] }
}

/** The wordings that this actor may read, oldest first. */
async function wordingsOf(id: string, actor: Actor): Promise<{ comment: CommentView; wordings: Wording[] }> {
  const record = await Comments.findById(toId(id)).lean<CommentRecord>()
  const audience = record && audienceOf('comment', record, actor)
  const comment = record && audience && toComment(record, audience)
  if (!record || !comment || comment.html === null) throw new Problem('not-found')
  const isInsider = audience.own || isModerator(actor)
  if (!comment.revised && !(isInsider && record.wording > 1)) throw new Problem('not-found')
  const former = await CommentRevisions.find({ comment: record._id }).sort({ wording: 1 }).lean()
  const shown = former.filter(
    ({ until, unpublished }) => isInsider || (!unpublished && isPublicRevision(record, until)),
  )
  const all = [...former, { wording: record.wording, html: record.html }]
  // A wording was written when the one before it ended.
  const since = (wording: number) =>
    former.find((one) => one.wording === wording - 1)?.until ?? record.created
  const isShown = new Set([...shown.map(({ wording }) => wording), record.wording])
  const wordings = all
    .filter(({ wording }) => isShown.has(wording))
    .map(({ wording, html }) => ({ wording, words: plainWords(html), at: since(wording) }))
  return { comment, wordings }
}

function changed(before: Wording | null, after: Wording): WordingChange {
  const pieces = before ? piecesOf(before.words, after.words) : [same(after.words)]
  return { from: before?.wording ?? 0, to: after.wording, at: after.at.toISOString(), pieces }
}

const same = (words: string): Piece => ({ kind: 'same', words })

/** How words became others, piece by piece. */
export function piecesOf(before: string, after: string): Piece[] {
  return difference(before, after).changes.flatMap((change): Piece[] => {
    const now = after.slice(change.afterStart, change.afterEnd)
    if (change.same) return [same(now)]
    const gone = before.slice(change.beforeStart, change.beforeEnd)
    const pieces: Piece[] = [
      { kind: 'removed', words: gone },
      { kind: 'added', words: now },
    ]
    return pieces.filter(({ words }) => words !== '')
  })
}
