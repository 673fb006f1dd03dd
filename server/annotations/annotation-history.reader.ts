import type { Actor } from '../../shared/accounts/actor.ts'
import type { AnnotationHistory } from '../../shared/annotations/history.ts'
import { clauseAround } from '../../shared/annotations/negations.ts'
import type { TextRange } from '../../shared/annotations/selectors.ts'
import { type AnnotationView, hasLostWords } from '../../shared/annotations/views.ts'
import { codePointIndex, codePointSlice } from '../../shared/text/code-points.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { audienceOf } from '../platform/data/present.ts'
import { isPublicRevision } from '../threads/comments.rules.ts'
import { piecesOf } from '../threads/history.reader.ts'
import { annotationIn } from './annotations.changes.ts'
import { motivationOf } from './annotations.presenter.ts'
import { annotationById } from './annotations.reader.ts'
import { mayDecideOn } from './annotations.rules.ts'
import { type FormerNoteRecord, FormerNotes } from './former-notes.model.ts'
import { FormerTargets } from './former-targets.model.ts'

/** Of so many former passages and wordings one page tells. */
const most = 100

/**
 * What an annotation was put on and what has become of those words, for whoever may read it.
 * @throws {Problem} `not-found`
 */
export async function annotationHistory(
  id: string,
  actor: Actor,
): Promise<{ view: AnnotationView; history: AnnotationHistory }> {
  const view = await annotationById(id, actor)
  const record = await annotationIn(null, id)
  const { state, start, end, revision } = view.anchor
  const { text } = await excerptWording(view.target.excerpt, revision, null)
  const of = { annotation: record._id }
  const [former, notes] = await Promise.all([
    FormerTargets.find(of).sort({ until: -1, _id: -1 }).limit(most).lean(),
    FormerNotes.find(of).sort({ until: -1, _id: -1 }).limit(most).lean<FormerNoteRecord[]>(),
  ])
  const audience = audienceOf('annotation', record, actor)
  const isInsider = audience.own || audience.moderator
  const now = codePointSlice(text, start, end)
  return {
    view,
    history: {
      annotation: view.id,
      pieces:
        state === 'changed' && now === view.target.quote.exact
          ? await piecesAround(view, text)
          : piecesOf(view.target.quote.exact, now),
      former: former.map(({ target, until }) => ({
        exact: target.quote.exact,
        revision: target.revision,
        until: until.toISOString(),
      })),
      // As with thoughts: what stood for longer than half an hour stays for all to read.
      wordings: notes
        .filter(({ unpublished, until }) => isInsider || (!unpublished && isPublicRevision(record, until)))
        .map((note) => ({
          html: note.html,
          tags: [...note.tags],
          motivation: motivationOf(note),
          until: note.until.toISOString(),
        })),
      here: state === 'changed' ? { exact: now, start, end } : null,
      mayReattach: hasLostWords(record) && mayDecideOn(actor, record),
      mayPutBack: former.length > 0 && mayDecideOn(actor, record),
    },
  }
}

/** Where the words themselves stand, and a negation beside them went: what became of their clause. */
async function piecesAround({ target, anchor }: AnnotationView, text: string) {
  const seen = await excerptWording(target.excerpt, target.revision, null)
  return piecesOf(clauseOf(seen.text, target.position), clauseOf(text, anchor))
}

function clauseOf(text: string, range: TextRange): string {
  const index = codePointIndex(text)
  const { start, end } = clauseAround(text, {
    start: index.toUtf16(range.start),
    end: index.toUtf16(range.end),
  })
  return text.slice(start, end).trim()
}
