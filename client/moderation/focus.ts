import type { LaidCard } from './use-desk.ts'

/** The card that has the focus, in itself or in something on it; null where it is elsewhere. */
export const currentCard = (): string | null =>
  document.activeElement?.closest<HTMLElement>('[data-case]')?.dataset.case ?? null

/**
 * Gives a card the focus, once it is drawn if it isn't yet. For who works with the keyboard it is brought into sight, with
 * room around it; under a pointer nothing moves.
 */
export function focusCard(id: string): void {
  const card = document.getElementById(`case-${id}`)
  if (!card) {
    requestAnimationFrame(() => document.getElementById(`case-${id}`) && focusCard(id))
    return
  }
  card.focus({ preventScroll: true })
  if (card.matches(':focus-visible')) card.scrollIntoView({ block: 'nearest' })
}

/** The next card that is still to be decided: below, or where there is none above. */
export function nextOpen(cards: readonly LaidCard[], id: string): string | null {
  const at = cards.findIndex((card) => card.id === id)
  const order = [...cards.slice(at + 1), ...cards.slice(0, at)]
  return order.find((card) => card.id !== id && card.fate === null)?.id ?? null
}

/** Puts the cursor where an appeal is answered. */
export function focusAnswer(id: string): void {
  document.querySelector<HTMLElement>(`#case-${id} textarea[name="answer"]`)?.focus()
}
