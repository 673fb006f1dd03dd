import { useMemo, useRef } from 'preact/hooks'
import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ContradictionView } from '../../../shared/contradictions/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { type MarkedSpan, spansOf } from './spans.ts'

/** `spansOf` by their ids, of which each that is as it was for the drawing before is the same object still. */
export function useSpans(
  excerpt: ExcerptView,
  annotations: readonly AnnotationView[],
  contradictions: readonly ContradictionView[],
): ReadonlyMap<string, MarkedSpan> {
  const before = useRef<ReadonlyMap<string, MarkedSpan>>(new Map())
  return useMemo(() => {
    const spans = new Map<string, MarkedSpan>()
    for (const span of spansOf(excerpt, annotations, contradictions)) {
      const known = before.current.get(span.id)
      spans.set(span.id, known && isSame(known, span) ? known : span)
    }
    before.current = spans
    return spans
  }, [excerpt, annotations, contradictions])
}

const isSame = (a: MarkedSpan, b: MarkedSpan) =>
  a.start === b.start && a.end === b.end && thingOf(a) === thingOf(b)

const thingOf = (span: MarkedSpan) => (span.kind === 'annotation' ? span.annotation : span.contradiction)
