import { nearby } from '../desk.ts'
import { paragraphsIn, textElement } from '../passage/dom-places.ts'
import { nearParagraphs, paragraphStarts, startAround } from './near-paragraphs.ts'

/** How far beyond the window's edges things are near, in its heights: as far as one jumps by a key. */
const reach = 1

/** How long scrolling rests before elements follow it, in milliseconds: until then what is painted serves. */
const rest = 100

/** Keeps `nearby` by what of an excerpt is in and around the window. Answers how to stop. */
export function watchNear(excerpt: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const settle = () => setNear(excerpt, [...inReach(excerpt), ...inUse(excerpt)])
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(settle, rest)
  }
  const sizes = new ResizeObserver(later)
  const text = textElement(excerpt)
  if (text) sizes.observe(text)
  addEventListener('scroll', later, { passive: true })
  addEventListener('resize', later)
  settle()
  return () => {
    sizes.disconnect()
    removeEventListener('scroll', later)
    removeEventListener('resize', later)
    clearTimeout(timer)
  }
}

/** Nothing of an excerpt is near any longer: it is drawn as a text like others. */
export function forgetNear(excerpt: string): void {
  const texts = new Map(nearby.get())
  texts.delete(excerpt)
  nearby.set(texts)
}

/** Counts the paragraph that holds a place among those near. */
export function addNear(excerpt: string, place: number): void {
  const more = paragraphsIn(excerpt).findLast(({ start }) => start <= place)
  if (more) setNear(excerpt, [...(nearby.get().get(excerpt)?.starts ?? []), more.start])
}

function inReach(excerpt: string): number[] {
  const beyond = innerHeight * reach
  return paragraphsIn(excerpt).flatMap(({ element, start }) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > -beyond && top < innerHeight + beyond ? [start] : []
  })
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

function setNear(excerpt: string, near: readonly number[]): void {
  const starts = new Set(near)
  const before = nearby.get().get(excerpt)?.starts
  if (before?.size === starts.size && near.every((start) => before.has(start))) return
  nearby.set(
    new Map(nearby.get()).set(excerpt, {
      starts,
      within(text) {
        const all = paragraphStarts(text)
        return (place) => starts.has(startAround(all, place))
      },
      cut: (text, spans, kept) => nearParagraphs(text, spans, starts, kept),
    }),
  )
}
