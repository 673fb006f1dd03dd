import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { lifted } from '../desk.ts'

// Reading does without what they lead to.
const loadMarks = () => import('./open-things.ts')

/** Makes the marks of a text answer to pointer and keyboard. One set of listeners serves however many marks. */
export function useMarks(text: RefObject<HTMLElement | null>, excerpt: string): void {
  useEffect(() => {
    const element = text.current
    if (!element) return
    const lift = (event: Event) => {
      const ids = idsOf(markOf(event))
      lifted.set(ids)
      // What follows a click is there by then.
      if (ids.length > 0) loadMarks().catch(() => {})
    }
    const open = (event: Event) => {
      const mark = markOf(event)
      // A click that ends a selection is not meant for the mark under it.
      if (!mark || getSelection()?.isCollapsed === false) return
      loadMarks().then(
        ({ openThings }) => openThings(excerpt, mark, idsOf(mark)),
        () => {},
      )
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

function markOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('mark[data-ids]') : null
}

function idsOf(mark: HTMLElement | null): string[] {
  return mark?.dataset.ids?.split(' ') ?? []
}
