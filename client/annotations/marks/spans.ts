import { resolve } from '../../../shared/annotations/resolve.ts'
import type { TextRange, TextSelectors } from '../../../shared/annotations/selectors.ts'
import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ContradictionView } from '../../../shared/contradictions/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { isDrawn } from '../margin/shown.ts'

/** A stretch of an excerpt to mark, and what it stands for. `id` is unique among the spans of the excerpt. */
export type MarkedSpan = TextRange & { id: string } & (
    | { kind: 'annotation'; annotation: AnnotationView }
    | { kind: 'contradiction'; contradiction: ContradictionView }
  )

/**
 * Everything to be marked in an excerpt, by its present wording. What has no place in it (orphans, withdrawn things,
 * words that an edit took away) is left out. A contradiction's end number 1 has the id `<id>.1`.
 */
export function spansOf(
  excerpt: ExcerptView,
  annotations: readonly AnnotationView[],
  contradictions: readonly ContradictionView[],
): MarkedSpan[] {
  const highlights = annotations
    .filter((annotation) => annotation.target.excerpt === excerpt.id && isDrawn(annotation))
    .flatMap((annotation): MarkedSpan[] => {
      const place = placeOf(excerpt, annotation)
      return place ? [{ ...place, id: annotation.id, kind: 'annotation', annotation }] : []
    })
  const ends = contradictions
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap((contradiction) =>
      contradiction.ends.flatMap((end, number): MarkedSpan[] => {
        if (end.kind !== 'passage' || end.excerpt !== excerpt.id) return []
        const place = placeOf(excerpt, { anchor: end.anchor, target: end })
        return place
          ? [{ ...place, id: `${contradiction.id}.${number}`, kind: 'contradiction', contradiction }]
          : []
      }),
    )
  return [...highlights, ...ends]
}

type Anchored = Pick<AnnotationView, 'anchor'> & { target: TextSelectors }

/** Where an annotation or an end lies in the excerpt's present wording, in code points; null when its words are gone. */
export function placeOf(excerpt: ExcerptView, { anchor, target }: Anchored): TextRange | null {
  // The new wording may reach a screen a moment before the anchors that belong to it.
  if (anchor.revision !== excerpt.revision) return resolve(excerpt.text, target)
  if (anchor.state === 'orphan' || anchor.start >= anchor.end) return null
  return { start: anchor.start, end: anchor.end }
}
