import type { AnnotationView } from '../../../shared/annotations/views.ts'
import { codePointSlice } from '../../../shared/text/code-points.ts'
import { usePage } from '../../live/store.ts'
import { rewordedAt } from './reworded.ts'

/** Before and after, of a note whose words have changed. */
export function Rewording({ annotation: { target, anchor } }: { annotation: AnnotationView }) {
  const text = usePage().tables.excerpt[target.excerpt]?.text ?? ''
  const { lead, gone, come, end } = rewordedAt(
    target.quote.exact,
    codePointSlice(text, anchor.start, anchor.end),
  )
  return (
    <p class="margin-card-reworded">
      {lead} {gone && <del>{gone}</del>} {come && <ins>{come}</ins>} {end}
    </p>
  )
}
