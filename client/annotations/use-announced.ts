import { useEffect, useRef } from 'preact/hooks'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import { opening } from '../../shared/text/opening.ts'
import { announce } from '../live/announce.ts'
import { usePage } from '../live/store.ts'

/** Tells those who don't see the page of highlights and notes by others, as they come. */
export function useAnnounced(): void {
  const { tables, viewer } = usePage()
  const seen = useRef(tables.annotation)
  useEffect(() => {
    const fresh = Object.values(tables.annotation).filter(
      ({ id, creator }) => !(id in seen.current) && creator.id !== viewer.id,
    )
    seen.current = tables.annotation
    for (const annotation of fresh) announce(sayAnnotation(annotation))
  }, [tables.annotation, viewer.id])
}

const sayAnnotation = ({ creator, html, target }: AnnotationView) =>
  `${creator.name} ${html === null ? 'highlighted' : 'noted on'} “${opening(target.quote.exact)}”.`
