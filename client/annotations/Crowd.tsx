import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { ExcerptView } from '../../shared/library/views.ts'
import { useCell, useCellPart } from '../live/cell.ts'
import { usePage } from '../live/store.ts'
import { nearby, sought } from './desk.ts'
import { paragraphsIn, textElement } from './dom-places.ts'
import { isOwn } from './looks.ts'
import { goToThing } from './marks.ts'
import type { ManySpan } from './paint-many.ts'
import type { MarkedSpan } from './spans.ts'

type Make = typeof import('./paint-many.ts').createPainter

type Props = { excerpt: ExcerptView; spans: readonly MarkedSpan[] }

/**
 * Where an excerpt has very many marks, keeps elements for those near what is being read and paints the rest. Draws
 * nothing itself.
 */
export function Crowd({ excerpt, spans }: Props) {
  const { id, revision } = excerpt
  const { viewer } = usePage()
  const near = useCellPart(nearby, (texts) => texts.get(id))
  const wanted = useCell(sought)
  const [createPainter, setCreate] = useState<Make | null>(null)
  const painter = useMemo(() => createPainter?.(id), [createPainter, id])
  const many = useMemo(() => spans.map((span) => manyOf(span, viewer.id)), [spans, viewer.id])
  const drawn = useRef<{ near: ReadonlySet<number>; spans: readonly ManySpan[] } | null>(null)

  useLayoutEffect(() => {
    if (!near || !painter) return
    const before = drawn.current
    drawn.current = { near, spans: many }
    painter.draw(many, (start) => near.has(start) || before?.near.has(start) === true)
  }, [near, many, painter])
  useEffect(() => () => painter?.clear(), [painter])
  useEffect(() => {
    import('./paint-many.ts').then(
      (painting) => setCreate(() => painting.createPainter),
      () => {},
    )
  }, [])
  // Another wording has other paragraphs.
  useEffect(() => watch(id), [id, revision])

  // What is gone to is drawn wherever it is.
  const place = wanted ? spans.find((span) => span.id === wanted)?.start : undefined
  useLayoutEffect(() => {
    if (place !== undefined) addNear(id, [place])
  }, [id, place])
  useEffect(() => {
    const follow = () => {
      const linked = /^#annotation-([0-9a-f]+)$/.exec(location.hash)?.[1]
      if (linked) goToThing(linked)
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return null
}

const manyOf = (span: MarkedSpan, viewer: string | null): ManySpan => ({
  id: span.id,
  start: span.start,
  end: span.end,
  isOwn: isOwn(span, viewer),
  isContradiction: span.kind === 'contradiction',
})

/** How far beyond the window's edges things are near, in its heights: as far as one jumps by a key. */
const reach = '100%'

/** How long scrolling rests before elements follow it, in milliseconds: until then what is painted serves. */
const rest = 100

/** Keeps `nearby` by what is in and around the window. Answers how to stop. */
function watch(excerpt: string): () => void {
  const inReach = new Set<number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const settle = () => setNear(excerpt, new Set([...inReach, ...inUse(excerpt)]))
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(settle, rest)
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const start = Number((target as HTMLElement).dataset.start)
        if (isIntersecting) inReach.add(start)
        else inReach.delete(start)
      }
      if (nearby.get().has(excerpt)) later()
      else settle()
    },
    { rootMargin: `${reach} 0px` },
  )
  for (const { element } of paragraphsIn(excerpt)) observer.observe(element)
  addEventListener('scroll', later, { passive: true })
  return () => {
    observer.disconnect()
    removeEventListener('scroll', later)
    clearTimeout(timer)
    const texts = new Map(nearby.get())
    texts.delete(excerpt)
    nearby.set(texts)
  }
}

/** The paragraphs that somebody works with, in the text or on a card beside it: they stay, however far one scrolls. */
function inUse(excerpt: string): number[] {
  const paragraphs = paragraphsIn(excerpt)
  const cards = document.querySelectorAll<HTMLElement>(
    `[id="notes-${excerpt}"] > li:is(:focus-within, :has(details[open], form))`,
  )
  const mark = textElement(excerpt)?.querySelector('mark:focus')
  return [
    ...[...cards].flatMap(
      ({ dataset }) => paragraphs.findLast(({ start }) => start <= Number(dataset.start)) ?? [],
    ),
    ...paragraphs.filter(({ element }) => mark && element.contains(mark)),
  ].map(({ start }) => start)
}

function addNear(excerpt: string, places: readonly number[]): void {
  const paragraphs = paragraphsIn(excerpt)
  const more = places.flatMap((place) => paragraphs.findLast(({ start }) => start <= place)?.start ?? [])
  setNear(excerpt, new Set([...(nearby.get().get(excerpt) ?? []), ...more]))
}

function setNear(excerpt: string, near: ReadonlySet<number>): void {
  const before = nearby.get().get(excerpt)
  if (before?.size === near.size && [...near].every((start) => before.has(start))) return
  nearby.set(new Map(nearby.get()).set(excerpt, near))
}
