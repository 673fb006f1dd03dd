import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { useCell, useCellPart } from '../../live/cell.ts'
import { usePage } from '../../live/store.ts'
import { nearby, sought } from '../desk.ts'
import { isOwn } from '../marks/looks.ts'
import { goToThing } from '../marks/open-things.ts'
import type { MarkedSpan } from '../marks/spans.ts'
import type { ManySpan } from './many-spans.ts'
import { addNear, forgetNear, watchNear } from './watch-near.ts'

type Make = typeof import('./paint-many.ts').createPainter

type Props = { excerpt: ExcerptView; spans: readonly MarkedSpan[] }

/**
 * Where an excerpt has very many marks, paints them in place of those that the server drew, and keeps elements for
 * those near what is being read. Draws nothing itself.
 */
export function Crowd({ excerpt, spans }: Props) {
  const { id, revision } = excerpt
  const { viewer } = usePage()
  const near = useCellPart(nearby, (texts) => texts.get(id))
  const wanted = useCell(sought)
  const [createPainter, setCreate] = useState<Make | null>(null)
  const painter = useMemo(() => createPainter?.(id), [createPainter, id])
  const many = useMemo(() => spans.map((span) => manyOf(span, viewer.id)), [spans, viewer.id])

  useLayoutEffect(() => {
    if (near) painter?.draw(many)
  }, [near, many, painter])
  useEffect(() => () => painter?.clear(), [painter])
  useEffect(() => {
    import('./paint-many.ts').then(
      (painting) => setCreate(() => painting.createPainter),
      () => {},
    )
  }, [])
  // Until they can be painted they stay as they came. Another wording has other paragraphs.
  useEffect(() => (painter ? watchNear(id) : undefined), [painter, id, revision])
  useEffect(() => () => forgetNear(id), [id])

  // What is gone to is drawn wherever it is.
  const place = wanted ? spans.find((span) => span.id === wanted)?.start : undefined
  const isPainted = near !== undefined
  useLayoutEffect(() => {
    if (isPainted && place !== undefined) addNear(id, place)
  }, [isPainted, id, place])
  useEffect(() => {
    if (!isPainted) return
    const follow = () => {
      const linked = /^#annotation-([0-9a-f]+)$/.exec(location.hash)?.[1]
      if (linked) goToThing(linked)
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [isPainted])
  return null
}

const manyOf = (span: MarkedSpan, viewer: string | null): ManySpan => ({
  id: span.id,
  start: span.start,
  end: span.end,
  isOwn: isOwn(span, viewer),
  isContradiction: span.kind === 'contradiction',
})
