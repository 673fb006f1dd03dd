import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { placeOf } from '../marks/spans.ts'
import { isDrawn, isShown } from './shown.ts'

/** An annotation with where it begins in the excerpt's present wording; Infinity when its words are gone. */
export type Placed = { annotation: AnnotationView; start: number }

/** The annotations of an excerpt that still stand, by their place in the text; those without a place come last. */
export function cardsInOrder(excerpt: ExcerptView, annotations: readonly AnnotationView[]): Placed[] {
  return annotations
    .filter((annotation) => annotation.target.excerpt === excerpt.id && isShown(annotation))
    .map((annotation) => {
      // What was retired stands below, with what has no place.
      const place = isDrawn(annotation) ? placeOf(excerpt, annotation) : null
      return { annotation, start: place?.start ?? Number.POSITIVE_INFINITY, end: place?.end ?? 0 }
    })
    .sort((a, b) => {
      if (a.start !== b.start) return a.start - b.start
      return b.end - a.end || (a.annotation.created < b.annotation.created ? -1 : 1)
    })
}
