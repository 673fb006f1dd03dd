import { useRef } from 'preact/hooks'
import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { ContradictionView } from '../../shared/contradictions/views.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import { usePage } from '../live/store.ts'
import { useAlive } from '../live/use-alive.ts'
import { cardsInOrder } from './cards.ts'
import { isInvited } from './invited.ts'
import { Mark } from './Mark.tsx'
import { useMarks } from './marks.ts'
import { PickerButton } from './PickerButton.tsx'
import { paragraphsOf } from './paragraphs.ts'
import { spansOf } from './spans.ts'

type Props = { excerpt: ExcerptView; annotations: AnnotationView[]; contradictions: ContradictionView[] }

/**
 * The words of an excerpt with their highlights, as `<div class="excerpt-text" id="excerpt-ID">`. That holds the
 * excerpt's own characters and nothing else, so that a place on the screen is a place in the text. Annotations and
 * contradictions of other excerpts may be given too; they are passed over.
 */
export function AnnotatedText({ excerpt, annotations, contradictions }: Props) {
  const text = useRef<HTMLDivElement>(null)
  const alive = useAlive()
  const { viewer } = usePage()
  useMarks(text, excerpt.id)
  const numbers = new Map(
    cardsInOrder(excerpt, annotations).map(({ annotation }, at) => [annotation.id, at + 1] as const),
  )
  const spans = new Map(spansOf(excerpt, annotations, contradictions).map((span) => [span.id, span]))
  return (
    <>
      {alive && isInvited(viewer, 'annotate') && <PickerButton excerpt={excerpt} />}
      <div class="excerpt-text" id={`excerpt-${excerpt.id}`} data-revision={excerpt.revision} ref={text}>
        {paragraphsOf(excerpt.text, [...spans.values()]).map(({ start, pieces, dir }) => (
          <p key={start} data-start={start} dir={dir}>
            {pieces.map((piece) =>
              piece.ids.length === 0 ? (
                piece.text
              ) : (
                <Mark key={piece.start} piece={piece} spans={spans} numbers={numbers} alive={alive} />
              ),
            )}
          </p>
        ))}
      </div>
    </>
  )
}
