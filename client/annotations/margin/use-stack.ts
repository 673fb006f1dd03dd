import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { isWide, wide } from '../desk.ts'
import { rangesIn, textElement } from '../passage/dom-places.ts'
import { stack } from './stack.ts'

/** Between two cards, in pixels. */
const gap = 8
/** How long a card takes to slide to a new place, in milliseconds. */
const slide = 120

/** Where an item was put, and how high it was; pixels. */
type Stood = { top: number; height: number }

/**
 * Puts the items of a list beside the passages they belong to (`data-start`, in code points) on a wide screen, without
 * overlapping; an item without a passage follows the one before it. It only shifts what stands in the page's flow, so
 * that without script, in print and on a narrow screen the same list simply runs on. They are put again when one of
 * `drawn`, all that the list was drawn from, is another, and when a size changes.
 */
export function useStack(
  list: RefObject<HTMLElement | null>,
  excerpt: string,
  drawn: readonly unknown[],
): void {
  const stood = useRef(new WeakMap<Element, Stood>())
  const sizes = useRef<ResizeObserver | null>(null)
  useLayoutEffect(() => {
    if (list.current) place(list.current, excerpt, stood.current)
  }, [list, excerpt, ...drawn])
  useEffect(() => {
    const element = list.current
    const text = textElement(excerpt)
    if (!element || !text) return
    const again = () => place(element, excerpt, stood.current)
    // What is being pressed stays under the pointer until it is let go: else the press would miss.
    const focused = () => element.matches(':active') || again()
    const observer = new ResizeObserver((entries) => {
      const isNews = ({ target }: ResizeObserverEntry) =>
        target === text || stood.current.get(target)?.height !== (target as HTMLElement).offsetHeight
      if (entries.some(isNews)) again()
    })
    sizes.current = observer
    observer.observe(text)
    const width = matchMedia(wide)
    width.addEventListener('change', again)
    element.addEventListener('focusin', focused)
    element.addEventListener('click', again)
    // Faces that come late change where the words are.
    void document.fonts.ready.then(again)
    return () => {
      observer.disconnect()
      width.removeEventListener('change', again)
      element.removeEventListener('focusin', focused)
      element.removeEventListener('click', again)
    }
  }, [list, excerpt])
  useEffect(() => {
    const items = [...(list.current?.children ?? [])]
    for (const item of items) sizes.current?.observe(item)
    return () => {
      for (const item of items) sizes.current?.unobserve(item)
    }
  }, [list, excerpt, ...drawn])
}

function place(list: HTMLElement, excerpt: string, stood: WeakMap<Element, Stood>): void {
  const items = [...list.children] as HTMLElement[]
  if (!isWide()) {
    for (const item of items) item.style.transform = ''
    list.style.minHeight = ''
    return
  }
  const rangeOf = rangesIn(excerpt)
  const origin = list.getBoundingClientRect().top
  let wished = 0
  const wishes = items.map((item) => {
    const start = Number(item.dataset.start ?? Number.NaN)
    const range = Number.isNaN(start) ? null : rangeOf({ start, end: start + 1 })
    if (range) wished = range.getBoundingClientRect().top - origin
    return { top: wished, height: item.offsetHeight, isHeld: item.contains(document.activeElement) }
  })
  const tops = stack(wishes, gap)
  const moves = items.map((item, i) => {
    return { item, top: tops[i] ?? 0, height: wishes[i]?.height ?? 0, natural: item.offsetTop }
  })
  for (const { item, top, height, natural } of moves) {
    item.style.transform = `translateY(${top - natural}px)`
    const from = stood.get(item)?.top
    stood.set(item, { top, height })
    if (from === undefined || from === top || matchMedia('(prefers-reduced-motion: reduce)').matches) continue
    item.animate([{ transform: `translateY(${from - natural}px)` }, {}], {
      duration: slide,
      easing: 'ease-out',
    })
  }
  const last = moves.at(-1)
  list.style.minHeight = last ? `${last.top + last.height}px` : ''
}
