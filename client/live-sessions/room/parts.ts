import { createCell } from '../../live/cell.ts'

/** The parts beside the texts of a room. */
export type PartName = 'people' | 'leading' | 'chat' | 'notes'

export const idOfPart = (name: PartName) => `room-${name}`

/** The part that is open in a panel or a sheet; null where none is, and always where all stand beside the texts. */
export const openPart = createCell<PartName | null>(null)

/** Messages of others that came while the chat was not in sight. */
export const unreadMessages = createCell(0)

/** Where a part opens as a sheet from below, as in `styles/sessions.css`; wider it is a panel over the margin. */
const small = '(width <= 56.25rem)'
export const isSmall = (): boolean => matchMedia(small).matches
/** Where the parts have a column of their own. */
const roomy = '(width >= 79rem)'

/** What opened the part that is open: it gets the focus back. */
let opener: HTMLElement | null = null

/** Opens a part, or closes it; where it stands in its column, goes to it. */
export function togglePart(name: PartName, by: HTMLElement): void {
  if (openPart.get() === name) {
    closePart()
    return
  }
  opener = by
  if (!matchMedia(roomy).matches) {
    openPart.set(name)
    return
  }
  const part = document.getElementById(idOfPart(name))
  part?.querySelector('details')?.setAttribute('open', '')
  part?.focus({ preventScroll: true })
  part?.scrollIntoView({ block: 'nearest' })
}

/** Closes what is open, and gives the focus back if it was in there. */
export function closePart(): void {
  const hadFocus = document.querySelector('.room-side')?.contains(document.activeElement)
  openPart.set(null)
  if (hadFocus) opener?.focus({ preventScroll: true })
}

/** A screen that becomes wider or narrower shows the parts in another way: what was open is closed. Answers how to stop. */
export function closeOnOtherWidth(): () => void {
  const widths = [matchMedia(small), matchMedia(roomy)]
  const close = () => openPart.set(null)
  for (const width of widths) width.addEventListener('change', close)
  return () => {
    for (const width of widths) width.removeEventListener('change', close)
  }
}
