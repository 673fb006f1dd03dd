import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import { placeOf } from './spans.ts'

/** The annotations of an excerpt that still stand, by their place in the text; those without a place come last. */
export function cardsInOrder(excerpt: ExcerptView, annotations: readonly AnnotationView[]): AnnotationView[] {
  return annotations
    .filter(({ target, state }) => target.excerpt === excerpt.id && state === 'live')
    .map((annotation) => {
      const place = placeOf(excerpt, annotation)
      return { annotation, start: place?.start ?? Number.POSITIVE_INFINITY, end: place?.end ?? 0 }
    })
    .sort(
      (a, b) =>
        (a.start === b.start ? b.end - a.end : a.start - b.start) ||
        (a.annotation.created < b.annotation.created ? -1 : 1),
    )
    .map(({ annotation }) => annotation)
}
