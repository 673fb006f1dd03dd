import type { Actor } from '../../shared/accounts/actor.ts'
import type { AnnotationHistory } from '../../shared/annotations/history.ts'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { codePointSlice } from '../../shared/text/code-points.ts'
import { excerptWording } from '../library/passages.reader.ts'
import { piecesOf } from '../threads/history.reader.ts'
import { annotationIn } from './annotations.changes.ts'
import { annotationById } from './annotations.reader.ts'
import { hasLostWords, mayDecideOn } from './annotations.rules.ts'
import { FormerTargets } from './former-targets.model.ts'

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
  const { text } = await excerptWording(view.target.excerpt, null, null)
  const former = await FormerTargets.find({ annotation: record._id }).sort({ until: -1 }).limit(100).lean()
  return {
    view,
    history: {
      annotation: view.id,
      pieces: piecesOf(view.target.quote.exact, codePointSlice(text, view.anchor.start, view.anchor.end)),
      former: former.map(({ target, until }) => ({
        exact: target.quote.exact,
        revision: target.revision,
        until: until.toISOString(),
      })),
      mayReattach: hasLostWords(record) && mayDecideOn(actor, record),
    },
  }
}
