import { choices, isWide, sheet, sought, thingOf } from '../desk.ts'

/** Goes to what a mark stands for: at once when it is one thing, through a list to choose from when it is several. */
export function openThings(excerpt: string, mark: HTMLElement, ids: readonly string[]): void {
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

/** Gives the focus back to a text after something about it was closed: to where a passage is picked by keyboard. */
export function focusPassage(excerpt: string): void {
  document.querySelector<HTMLElement>(`[data-picker="${excerpt}"]`)?.focus({ preventScroll: true })
}
