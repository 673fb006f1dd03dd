import type { ComponentProps } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ContradictionView } from '../../../shared/contradictions/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { useCellPart } from '../../live/cell.ts'
import { usePage } from '../../live/store.ts'
import { useAlive } from '../../live/use-alive.ts'
import { useChunk } from '../../live/use-chunk.ts'
import { AsServed } from '../crowd/AsServed.tsx'
import { canPaint, crowd, type KeptParagraphs } from '../crowd/crowded.ts'
import { nearby } from '../desk.ts'
import { isInvited } from '../invited.ts'
import { cardsInOrder } from '../margin/cards.ts'
import { PickerButton } from '../picker/PickerButton.tsx'
import { useSame } from '../use-same.ts'
import { Mark } from './Mark.tsx'
import { type Paragraph, paragraphsOf } from './paragraphs.ts'
import { useMarks } from './use-marks.ts'
import { useSpans } from './use-spans.ts'

// Few texts are so full of marks.
const loadCrowd = async () => (await import('../crowd/Crowd.tsx')).Crowd

type Props = {
  excerpt: ExcerptView
  annotations: readonly AnnotationView[]
  contradictions: readonly ContradictionView[]
}

/**
 * The words of an excerpt with their highlights, as `<div class="excerpt-text" id="excerpt-ID">`. That holds the
 * excerpt's own characters and nothing else, so that a place on the screen is a place in the text. Annotations and
 * contradictions of other excerpts may be given too; they are passed over.
 */
export function AnnotatedText({ excerpt, ...given }: Props) {
  const text = useRef<HTMLDivElement>(null)
  const alive = useAlive()
  const { viewer } = usePage()
  const annotations = useSame(given.annotations)
  const contradictions = useSame(given.contradictions)
  useMarks(text, excerpt.id)
  const byId = useSpans(excerpt, annotations, contradictions)
  const spans = useMemo(() => [...byId.values()], [byId])
  // Where a browser can't paint, every mark is an element.
  const isCrowded = spans.length > crowd && (!alive || canPaint())
  const Crowd = useChunk(loadCrowd, isCrowded && alive)
  const near = useCellPart(nearby, (texts) => texts.get(excerpt.id))
  const kept = useRef<KeptParagraphs>(new Map())
  const paragraphs = useMemo(
    () => (isCrowded ? near?.cut(excerpt.text, spans, kept.current) : paragraphsOf(excerpt.text, spans)),
    [isCrowded, excerpt.text, spans, near],
  )
  // Numbers for so many notes would be no help on paper either.
  const numbers = useMemo(
    () => (isCrowded ? noNumbers : numbersOf(excerpt, annotations)),
    [isCrowded, excerpt, annotations],
  )
  const classes = ['excerpt-text', isCrowded && near && 'is-painted'].filter(Boolean).join(' ')
  return (
    <>
      {alive && isInvited(viewer, 'annotate') && <PickerButton excerpt={excerpt} />}
      <div class={classes} id={`excerpt-${excerpt.id}`} data-revision={excerpt.revision} ref={text}>
        {paragraphs?.map((paragraph) => (
          <Line key={paragraph.start} paragraph={paragraph} spans={byId} numbers={numbers} alive={alive} />
        )) ?? <AsServed excerpt={excerpt} annotations={annotations} spans={byId} />}
      </div>
      {Crowd && isCrowded && <Crowd excerpt={excerpt} spans={spans} />}
    </>
  )
}

type LineProps = { paragraph: Paragraph } & Pick<ComponentProps<typeof Mark>, 'spans' | 'numbers' | 'alive'>

/** A paragraph, drawn anew only when it is another one: with it the marks of its spans are. */
function Line({ paragraph, spans, numbers, alive }: LineProps) {
  return useMemo(() => {
    const { start, pieces, dir } = paragraph
    return (
      <p data-start={start} dir={dir}>
        {pieces.map((piece) =>
          piece.ids.length === 0 ? (
            piece.text
          ) : (
            <Mark key={piece.start} piece={piece} spans={spans} numbers={numbers} alive={alive} />
          ),
        )}
      </p>
    )
  }, [paragraph, numbers, alive])
}

const noNumbers: ReadonlyMap<string, number> = new Map()

function numbersOf(
  excerpt: ExcerptView,
  annotations: readonly AnnotationView[],
): ReadonlyMap<string, number> {
  return new Map(
    cardsInOrder(excerpt, annotations).map(({ annotation }, at) => [annotation.id, at + 1] as const),
  )
}
