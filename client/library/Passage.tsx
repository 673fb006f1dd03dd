import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { ContradictionView } from '../../shared/contradictions/views.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import { isInvited } from '../annotations/invited.ts'
import { Margin } from '../annotations/margin/Margin.tsx'
import { AnnotatedText } from '../annotations/marks/AnnotatedText.tsx'
import { usePage } from '../live/store.ts'
import { ExcerptFrame } from './ExcerptFrame.tsx'

type Props = {
  excerpt: ExcerptView
  annotations: AnnotationView[]
  contradictions: ContradictionView[]
  /** Where marks belong to a session; otherwise they are the document's. `query`: what their form is told of it. */
  marking?: { may: boolean; query: string }
}

/** An excerpt in the reading column, its notes in the margin beside it. */
export function Passage({ excerpt, annotations, contradictions, marking }: Props) {
  const { viewer } = usePage()
  const { may, query } = marking ?? { may: isInvited(viewer, 'annotate'), query: '' }
  return (
    <div class="passage">
      <div class="passage-text">
        <ExcerptFrame excerpt={excerpt}>
          <AnnotatedText excerpt={excerpt} annotations={annotations} contradictions={contradictions} />
        </ExcerptFrame>
        <p class="passage-actions">
          {may && <a href={`/excerpts/${excerpt.id}/annotate${query}`}>Add a note</a>}
          {may && annotations.length === 0 && <span class="passage-hint">or select words to mark them</span>}
          {excerpt.may.includes('edit') && <a href={`/excerpts/${excerpt.id}/edit`}>Edit the excerpt</a>}
        </p>
      </div>
      <Margin excerpt={excerpt} annotations={annotations} />
    </div>
  )
}
