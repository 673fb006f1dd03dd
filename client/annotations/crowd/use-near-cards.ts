import { useEffect, useMemo } from 'preact/hooks'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { useCell, useCellPart } from '../../live/cell.ts'
import { usePage } from '../../live/store.ts'
import { useAlive } from '../../live/use-alive.ts'
import { nearby, orders, sought } from '../desk.ts'
import type { Placed } from '../margin/cards.ts'
import { canPaint } from './crowded.ts'
import { areCrowded, hundredAsked } from './hundreds.ts'

/**
 * The cards to draw of an excerpt's: all of them, or where they are very many those beside what is being read, and the
 * one that is gone to; a hundred until that is known.
 */
export function useNearCards(excerpt: ExcerptView, cards: readonly Placed[]): readonly Placed[] {
  const { id, text } = excerpt
  const { path } = usePage()
  const alive = useAlive()
  const near = useCellPart(nearby, (texts) => texts.get(id))
  const wanted = useCell(sought)
  const isCrowded = useMemo(() => areCrowded(cards), [cards]) && (!alive || canPaint())
  const isNear = useMemo(() => (isCrowded ? near?.within(text) : undefined), [isCrowded, near, text])
  useEffect(() => {
    if (!isCrowded) return
    orders.set(
      id,
      cards.map(({ annotation }) => annotation.id),
    )
    return () => void orders.delete(id)
  }, [isCrowded, id, cards])
  if (!isCrowded) return cards
  if (!isNear) return hundredAsked(path, cards)
  return cards.filter(
    ({ annotation, start }) => annotation.id === wanted || !Number.isFinite(start) || isNear(start),
  )
}
