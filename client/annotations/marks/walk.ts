import { announce } from '../../live/announce.ts'
import { isWide, orders } from '../desk.ts'
import { goToThing } from './open-things.ts'

/**
 * Goes to the next or the one before (`step` 1 or -1) of the page's highlights and notes, from wherever among them the
 * focus is: to its card where cards stand beside the text, else to its words, which open it.
 */
export function walk(step: number, from: Element): void {
  const cards = isWide()
  const stops = [
    ...document.querySelectorAll<HTMLElement>(cards ? '.margin-card' : 'mark[data-ids][tabindex="0"]'),
  ]
  const here = (cards && cardOf(from)) || from.closest<HTMLElement>('.margin-card, mark')
  const beyond = here && notDrawn(here, step)
  if (beyond) {
    goToThing(beyond)
    return
  }
  const at = here ? stops.indexOf(here) : -1
  const next = at >= 0 ? stops[at + step] : step > 0 ? stops.find(after(from)) : stops.findLast(before(from))
  if (!next) {
    announce(step > 0 ? 'No further note.' : 'No earlier note.')
    return
  }
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest', behavior: 'instant' })
}

/** Of very many notes not all are drawn: the one that follows is known by the order of their cards. */
function notDrawn(here: HTMLElement, step: number): string | null {
  const id = here.dataset.ids?.split(' ')[0] ?? here.id.slice('annotation-'.length)
  for (const ids of orders.values()) {
    const at = ids.indexOf(id)
    if (at >= 0) return ids[at + step] ?? null
  }
  return null
}

/** The card of the first thing that a mark stands for. */
function cardOf(from: Element): HTMLElement | null {
  const id = from.closest<HTMLElement>('mark')?.dataset.ids?.split(' ')[0]
  return id ? document.getElementById(`annotation-${id}`) : null
}

const after = (from: Element) => (stop: Element) =>
  (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
const before = (from: Element) => (stop: Element) =>
  (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
