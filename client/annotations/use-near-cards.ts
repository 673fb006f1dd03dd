import { useEffect, useMemo } from 'preact/hooks'
import type { ExcerptView } from '../../shared/library/views.ts'
import { useCell, useCellPart } from '../live/cell.ts'
import { useAlive } from '../live/use-alive.ts'
import type { Placed } from './cards.ts'
import { canPaint, crowd, paragraphStarts, startAround } from './crowded.ts'
import { nearby, orders, sought } from './desk.ts'
import { isDrawn } from './shown.ts'

/** So many cards are sent of very many. */
const sent = 100

/**
 * The cards to draw of an excerpt's: all of them, or where they are very many those beside what is being read, and the
 * one that is gone to.
 */
export function useNearCards(excerpt: ExcerptView, cards: readonly Placed[]): readonly Placed[] {
  const { id, text } = excerpt
  const alive = useAlive()
  const near = useCellPart(nearby, (texts) => texts.get(id))
  const wanted = useCell(sought)
  // As many marks at least: then the text sees to it that `nearby` is known.
  const marked = useMemo(
    () => cards.filter(({ annotation, start }) => isDrawn(annotation) && Number.isFinite(start)).length,
    [cards],
  )
  const isCrowded = marked > crowd && (!alive || canPaint())
  const starts = useMemo(() => (isCrowded ? paragraphStarts(text) : []), [isCrowded, text])
  useEffect(() => {
    if (!isCrowded) return
    orders.set(
      id,
      cards.map(({ annotation }) => annotation.id),
    )
    return () => void orders.delete(id)
  }, [isCrowded, id, cards])
  if (!isCrowded) return cards
  if (!near) return cards.slice(0, sent)
  return cards.filter(
    ({ annotation, start }) =>
      annotation.id === wanted || !Number.isFinite(start) || near.has(startAround(starts, start)),
  )
}
