import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { ContradictionView } from '../../shared/contradictions/views.ts'
import { annotationIn } from '../annotations/annotations.changes.ts'
import { toAnnotation } from '../annotations/annotations.presenter.ts'
import { contradictionIn } from '../contradictions/contradictions.changes.ts'
import { toContradiction } from '../contradictions/contradictions.presenter.ts'
import type { Moderated } from '../moderation/moderated.ts'
import { shownTo } from '../moderation/standing.ts'
import { Problem } from '../platform/http/problem.ts'

const everybody = { moderator: false, own: false }

/**
 * An annotation as everybody sees it: whoever asks, drafts and what is held or hidden are never given to a program.
 * @throws {Problem} `not-found`; `gone` for what everybody saw, and was taken away for good.
 */
export async function annotationForAll(id: string): Promise<AnnotationView> {
  const record = await annotationIn(null, id)
  return toAnnotation(record, everybody) ?? away(record)
}

/** The same for a contradiction. @throws {Problem} `not-found`, `gone` */
export async function contradictionForAll(id: string): Promise<ContradictionView> {
  const record = await contradictionIn(null, id)
  return toContradiction(record, everybody) ?? away(record)
}

/** What was never public, or may come back any moment, is not said to have been there. */
function away(record: Moderated): never {
  const { there, standing } = shownTo(record, everybody, new Date())
  const isGone = there && (standing === 'withdrawn' || standing === 'removed' || standing === 'erased')
  throw new Problem(isGone ? 'gone' : 'not-found')
}
