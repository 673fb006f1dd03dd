import { useMemo } from 'preact/hooks'
import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { escapeHtml } from '../../../shared/text/escape-html.ts'
import { usePage } from '../../live/store.ts'
import { ServerHtml } from '../../ui/ServerHtml.tsx'
import { paragraphsOf } from '../marks/paragraphs.ts'
import type { MarkedSpan } from '../marks/spans.ts'
import { markRuns } from './runs.ts'
import { wayToThings } from './way-to-things.ts'

type Props = {
  excerpt: ExcerptView
  annotations: readonly AnnotationView[]
  spans: ReadonlyMap<string, MarkedSpan>
}

/**
 * The paragraphs of a text with very many marks, which the server draws in few elements and a browser leaves as they
 * came until it can paint them. What comes to a page that lives has its plain words until then.
 */
export function AsServed({ excerpt, annotations, spans }: Props) {
  const { path, viewer } = usePage()
  const paragraphs = useMemo(() => {
    if (!import.meta.env.SSR) {
      return paragraphsOf(excerpt.text, []).map(({ pieces, ...paragraph }) => ({
        ...paragraph,
        html: escapeHtml(pieces.map(({ text }) => text).join('')),
      }))
    }
    const hrefOf = wayToThings(path, excerpt, annotations)
    return paragraphsOf(excerpt.text, [...spans.values()]).map(({ pieces, ...paragraph }) => ({
      ...paragraph,
      html: markRuns(pieces, spans, viewer.id, hrefOf),
    }))
  }, [excerpt, annotations, spans, path, viewer.id])
  return (
    <>
      {paragraphs.map(({ start, dir, html }) => (
        <ServerHtml key={start} as="p" data-start={start} dir={dir} html={html} />
      ))}
    </>
  )
}
