import { Fragment } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { opening } from '../../../shared/text/opening.ts'
import { count } from '../../../shared/text/plural.ts'
import { useCell, useCellPart } from '../../live/cell.ts'
import { useChunk } from '../../live/use-chunk.ts'
import { ServerHtml } from '../../ui/ServerHtml.tsx'
import { MoreNotes } from '../crowd/MoreNotes.tsx'
import { useNearCards } from '../crowd/use-near-cards.ts'
import { isWide, nearby, type Passage, sheet, writing } from '../desk.ts'
import { useSame } from '../use-same.ts'
import { Card } from './Card.tsx'
import { cardsInOrder, type Placed } from './cards.ts'
import { useStack } from './use-stack.ts'

// Wide screens do without it.
const loadSheet = async () => (await import('./Sheet.tsx')).Sheet

type Props = { excerpt: ExcerptView; annotations: AnnotationView[] }

/**
 * The notes and highlights of an excerpt, each a card. On a wide screen they stand beside their passages, on a narrow
 * one a count opens them in a sheet; without script they are a list.
 */
export function Margin({ excerpt, annotations }: Props) {
  const same = useSame(annotations)
  const cards = useMemo(() => cardsInOrder(excerpt, same), [excerpt, same])
  const task = useCell(writing)
  const opened = useCell(sheet)
  const note = task?.kind === 'note' && task.passage.excerpt === excerpt.id ? task.passage : null
  const inSheet = opened?.excerpt === excerpt.id ? opened : null
  const Sheet = useChunk(loadSheet, inSheet !== null)

  // On a narrow screen a note is written in the sheet, whether it was begun there or was kept over a login.
  useEffect(() => {
    if (note && !isWide()) sheet.set({ excerpt: excerpt.id, ids: [] })
  }, [note, excerpt.id])

  const shown =
    Sheet && inSheet?.ids ? cards.filter(({ annotation }) => inSheet.ids?.includes(annotation.id)) : cards
  return (
    <aside class="margin" aria-label={`Notes on “${opening(excerpt.text)}”`}>
      {cards.length > 0 && (
        <a
          class="margin-count button"
          href={`#notes-${excerpt.id}`}
          aria-haspopup="dialog"
          onClick={(event) => {
            event.preventDefault()
            sheet.set({ excerpt: excerpt.id, ids: null })
          }}
        >
          {count(cards.length, 'note')}
        </a>
      )}
      {inSheet && Sheet ? (
        <Sheet heading={note ? 'Your note' : `${count(shown.length, 'note')} here`}>
          <Cards excerpt={excerpt} cards={shown} note={note} />
        </Sheet>
      ) : (
        <Cards excerpt={excerpt} cards={cards} note={note} />
      )}
    </aside>
  )
}

const loadNewNote = async () => (await import('../writing/NoteForm.tsx')).NewNote

type CardsProps = { excerpt: ExcerptView; cards: readonly Placed[]; note: Passage | null }

function Cards({ excerpt, cards: all, note }: CardsProps) {
  const list = useRef<HTMLOListElement>(null)
  const cards = useNearCards(excerpt, all)
  const drawn = useSame(cards.map(({ annotation }) => annotation))
  const before = note ? cards.findIndex(({ start }) => start > note.start) : -1
  const NewNote = useChunk(loadNewNote, note !== null)
  useStack(list, excerpt.id, [excerpt, drawn, note, NewNote])
  const writingHere = note && NewNote && (
    <li key="writing" data-start={note.start}>
      <NewNote key={`${note.start} ${note.end}`} passage={note} />
    </li>
  )
  return (
    <ol class="margin-cards" id={`notes-${excerpt.id}`} ref={list}>
      {cards.map(({ annotation, start }, i) => (
        <Fragment key={annotation.id}>
          {i === before && writingHere}
          <Item annotation={annotation} start={start} />
        </Fragment>
      ))}
      {before === -1 && writingHere}
      {cards.length < all.length && (
        <li key="more" class="margin-more">
          <More excerpt={excerpt} cards={all} drawn={cards.length} />
        </li>
      )}
    </ol>
  )
}

/** A card in its place, drawn anew only when its annotation or its place is another. */
function Item({ annotation, start }: Placed) {
  return useMemo(
    () => (
      <li data-start={Number.isFinite(start) ? start : undefined}>
        <Card annotation={annotation} />
      </li>
    ),
    [annotation, start],
  )
}

type MoreProps = { excerpt: ExcerptView; cards: readonly Placed[]; drawn: number }

/** What is said of the notes that aren't drawn: until those near are, the ways to them, which the server draws. */
function More({ excerpt, cards, drawn }: MoreProps) {
  const isNear = useCellPart(nearby, (texts) => texts.has(excerpt.id))
  if (isNear) return <>{count(cards.length - drawn, 'more note')} beside the rest of the text</>
  if (!import.meta.env.SSR) return <ServerHtml html="" />
  return (
    <div>
      <MoreNotes excerpt={excerpt} cards={cards} />
    </div>
  )
}
