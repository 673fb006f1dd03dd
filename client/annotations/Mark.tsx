import { count } from '../../shared/text/plural.ts'
import { usePage } from '../live/store.ts'
import type { Piece } from './paragraphs.ts'
import type { MarkedSpan } from './spans.ts'

type Props = { piece: Piece; spans: ReadonlyMap<string, MarkedSpan> }

/** One marked piece of the text, with the ids of all that covers it. */
export function Mark({ piece, spans }: Props) {
  const viewer = usePage().viewer.id
  const covering = piece.ids.flatMap((id) => spans.get(id) ?? [])
  const annotations = covering.flatMap((span) => (span.kind === 'annotation' ? [span.annotation] : []))
  const contradictions = covering.filter(({ kind }) => kind === 'contradiction')
  const endsContradiction = contradictions.some(({ id }) => piece.last.includes(id))
  const classes = [
    `depth-${Math.min(covering.length, 4)}`,
    annotations.some(({ creator }) => creator.id !== null && creator.id === viewer) && 'is-own',
    annotations.some(({ html }) => html !== null) && 'has-note',
    contradictions.length > 0 && 'is-contradiction',
    endsContradiction && 'ends-contradiction',
  ]
  return (
    <mark
      data-ids={piece.ids.join(' ')}
      class={classes.filter(Boolean).join(' ')}
      aria-details={annotations.map(({ id }) => `annotation-${id}`).join(' ') || undefined}
      aria-description={describeMark(
        annotations.map(({ creator }) => creator.name),
        contradictions.length,
      )}
    >
      {piece.text}
    </mark>
  )
}

/** What a screen reader says of a mark besides its words: 'highlighted by Ada and 1 other; in 1 contradiction'. */
export function describeMark(names: readonly string[], contradictions: number): string {
  const different = [...new Set(names)]
  const others = different.length > 1 ? ` and ${count(different.length - 1, 'other')}` : ''
  return [
    different.length > 0 ? `highlighted by ${different[0]}${others}` : '',
    contradictions > 0 ? `in ${count(contradictions, 'contradiction')}` : '',
  ]
    .filter(Boolean)
    .join('; ')
}
