import { useMemo } from 'preact/hooks'
import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import type { ReplayState, ReplayWording } from '../../../shared/live-sessions/replay.ts'
import { paragraphsOf } from '../../annotations/marks/paragraphs.ts'
import { ExcerptFrame } from '../../library/ExcerptFrame.tsx'
import { ServerHtml } from '../../ui/ServerHtml.tsx'

type Props = {
  excerpt: ExcerptView
  wordings: readonly ReplayWording[]
  state: ReplayState
  annotations: Record<string, AnnotationView>
  /** The mark that this step is about; null for none. */
  now: string | null
}

const spotlight = 'spotlight'

/** A text as it stood at a step, with the marks that were on it then; those of a blind round are told apart. */
export function ReplayText({ excerpt, wordings, state, annotations, now }: Props) {
  const revision = state.revisions[excerpt.id]
  const wording = wordings.find((each) => each.revision === revision) ?? wordings[0]
  const light = state.spotlight?.excerpt === excerpt.id ? state.spotlight : null
  const there = new Set([...state.marks, ...state.blind])
  const marks = (wording?.marks ?? []).filter(({ annotation }) => there.has(annotation))
  // A wording never changes, so which marks there are says all.
  const key = marks.map(({ annotation }) => annotation).join()
  const paragraphs = useMemo(
    () =>
      paragraphsOf(wording?.text ?? '', [
        ...marks.map(({ annotation, start, end }) => ({ id: annotation, start, end })),
        ...(light && light.revision === wording?.revision
          ? [{ id: spotlight, start: light.start, end: light.end }]
          : []),
      ]),
    [wording, key, light],
  )
  if (!wording) return null
  const inOrder = [...marks].sort((a, b) => a.start - b.start || b.end - a.end)
  const numbers = new Map(inOrder.map(({ annotation }, at) => [annotation, at + 1]))
  const blind = new Set(state.blind)
  return (
    <div class="replay-text" id={`excerpt-${excerpt.id}`}>
      <ExcerptFrame excerpt={excerpt}>
        <div class="excerpt-text">
          {paragraphs.map(({ start, pieces, dir }) => (
            <p key={start} dir={dir}>
              {pieces.map((piece) =>
                piece.ids.length === 0 ? (
                  piece.text
                ) : (
                  <span key={piece.start}>
                    <mark class={classOf(piece.ids, blind, now)}>{piece.text}</mark>
                    <Numbers of={piece.last.flatMap((id) => numbers.get(id) ?? [])} />
                  </span>
                ),
              )}
            </p>
          ))}
        </div>
      </ExcerptFrame>
      {inOrder.length > 0 && (
        <ol class="printed-notes" aria-label="Marks at this step">
          {inOrder.map(({ annotation: id }) => (
            <Noted key={id} mark={annotations[id]} isBlind={blind.has(id)} isNow={id === now} />
          ))}
        </ol>
      )}
    </div>
  )
}

const Numbers = ({ of }: { of: number[] }) => (of.length > 0 ? <sup>{of.join(', ')}</sup> : null)

function classOf(ids: readonly string[], blind: ReadonlySet<string>, now: string | null): string {
  const marks = ids.filter((id) => id !== spotlight)
  return [
    ids.includes(spotlight) && 'in-spotlight',
    marks.length > 1 && 'is-deep',
    marks.length > 0 && marks.every((id) => blind.has(id)) && 'is-blind',
    marks.length === 0 && 'is-plain',
    now !== null && ids.includes(now) && 'is-now',
  ]
    .filter(Boolean)
    .join(' ')
}

function Noted({
  mark,
  isBlind,
  isNow,
}: {
  mark: AnnotationView | undefined
  isBlind: boolean
  isNow: boolean
}) {
  if (!mark) return null
  return (
    <li class={isNow ? 'is-now' : undefined}>
      <p>
        <b class="name">{mark.creator.name}</b>
        {isBlind && ', seen by themselves alone then'}
        {mark.tags.map((tag) => (
          <span key={tag} class="tag" data-tag={tag}>
            {tag}
          </span>
        ))}
      </p>
      {mark.html !== null && <ServerHtml class="said" html={mark.html} />}
    </li>
  )
}
