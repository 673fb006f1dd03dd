import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { choices, isWide, lifted, sheet, sought, thingOf } from './desk.ts'

/** Makes the marks of a text answer to pointer and keyboard. One set of listeners serves however many marks. */
export function useMarks(text: RefObject<HTMLElement | null>, excerpt: string): void {
  useEffect(() => {
    const element = text.current
    if (!element) return
    const lift = (event: Event) => lifted.set(idsOf(markOf(event)))
    const open = (event: Event) => {
      const mark = markOf(event)
      // A click that ends a selection is not meant for the mark under it.
      if (mark && getSelection()?.isCollapsed !== false) openThings(excerpt, mark, idsOf(mark))
    }
    const press = (event: KeyboardEvent) => {
      if (event.target !== markOf(event) || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      open(event)
    }
    const listeners = [
      ['pointerover', lift],
      ['pointerleave', () => lifted.set([])],
      ['focusin', lift],
      ['focusout', () => lifted.set([])],
      ['click', open],
      ['keydown', press as (event: Event) => void],
    ] as const
    for (const [type, listener] of listeners) element.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of listeners) element.removeEventListener(type, listener)
    }
  }, [text, excerpt])
}

/** Goes to what a mark stands for: at once when it is one thing, through a list to choose from when it is several. */
function openThings(excerpt: string, mark: HTMLElement, ids: readonly string[]): void {
  const things = [...new Set(ids.map(thingOf))]
  if (things.length > 1) choices.set({ mark, ids: things })
  else if (things[0]) openThing(excerpt, things[0])
}

/** Goes to an annotation's card or a contradiction's cards, on a narrow screen by opening the sheet. */
export function openThing(excerpt: string, id: string): void {
  if (contradictionOf(id) || isWide()) goToThing(id)
  else sheet.set({ excerpt, ids: [id] })
}

/** Brings what was made or chosen into sight and gives it the focus: its card, or its mark where cards are in a sheet. */
export function goToThing(id: string): void {
  sought.set(id)
  requestAnimationFrame(() => {
    const card = isWide() ? document.getElementById(`annotation-${id}`) : null
    const element =
      contradictionOf(id) ?? card ?? document.querySelector<HTMLElement>(`mark[data-ids~="${id}"]`)
    if (!element) return
    if (element.tabIndex < 0) element.tabIndex = -1
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest' })
  })
}

const contradictionOf = (id: string) => document.getElementById(`contradiction-${id}`)

function markOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('mark[data-ids]') : null
}

function idsOf(mark: HTMLElement | null): string[] {
  return mark?.dataset.ids?.split(' ') ?? []
}

/** Gives the focus back to a text after something about it was closed: to where a passage is picked by keyboard. */
export function focusPassage(excerpt: string): void {
  document.querySelector<HTMLElement>(`[data-picker="${excerpt}"]`)?.focus({ preventScroll: true })
}
