import { count } from '../../../shared/text/plural.ts'
import { useCellPart } from '../../live/cell.ts'
import { useStore } from '../../live/store.ts'
import { lifted } from '../desk.ts'
import { lookOf } from './looks.ts'
import { isBlank, type Piece } from './paragraphs.ts'
import type { MarkedSpan } from './spans.ts'

type Props = {
  piece: Piece
  spans: ReadonlyMap<string, MarkedSpan>
  /** The place of each note among the cards, from 1: paper shows it at the note's last words. */
  numbers: ReadonlyMap<string, number>
  /** True once script serves the mark: only then is it a button. */
  alive: boolean
}

/**
 * One marked piece of the text, with the ids of all that covers it. A highlight cut into pieces by others is one stop
 * for the Tab key: the piece that it begins with.
 */
export function Mark({ piece, spans, numbers, alive }: Props) {
  const viewer = useCellPart(useStore().page, (page) => page.viewer.id)
  const isLifted = useCellPart(lifted, (ids) => ids.some((id) => piece.ids.includes(id)))
  const covering = piece.ids.flatMap((id) => spans.get(id) ?? [])
  const annotations = covering.flatMap((span) => (span.kind === 'annotation' ? [span.annotation] : []))
  const contradictions = covering.filter(({ kind }) => kind === 'contradiction')
  const classes = [
    lookOf(covering, viewer),
    annotations.some(({ html }) => html !== null) && 'has-note',
    contradictions.some(({ id }) => piece.last.includes(id)) && 'ends-contradiction',
    isLifted && 'is-lifted',
  ]
  const names = annotations.map(({ creator }) => creator.name)
  const asButton = {
    role: 'button',
    tabIndex: piece.first.length > 0 ? 0 : -1,
    'aria-description': describeMark(names, contradictions.length),
  } as const
  return (
    <mark
      data-ids={piece.ids.join(' ')}
      data-notes={piece.last.flatMap((id) => numbers.get(id) ?? []).join(', ') || undefined}
      class={classes.filter(Boolean).join(' ')}
      data-tag={annotations.find(({ tags }) => tags.length > 0)?.tags[0]}
      aria-details={annotations.map(({ id }) => `annotation-${id}`).join(' ') || undefined}
      {...(alive && !isBlank(piece) && asButton)}
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
