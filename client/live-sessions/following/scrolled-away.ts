const keys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '])
const fields = 'input, textarea, select, [contenteditable]'

/**
 * Calls back when the reader goes elsewhere in the texts by themselves: by wheel, touch, keys, the scroll bar, a link
 * or the focus. What scrolls by script says nothing. Answers how to stop.
 */
export function whenScrolledAway(away: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event
    if (defaultPrevented || ctrlKey || metaKey || altKey || !keys.has(key)) return
    if (!(target instanceof Element) || target.closest(fields)) return
    if (key === ' ' && target.closest('button, summary, [role="button"]')) return
    if (!isBeside(target)) away()
  }
  const point = ({ clientX, pointerType }: PointerEvent) => {
    if (pointerType === 'mouse' && clientX >= document.documentElement.clientWidth) away()
  }
  const move = ({ target }: Event) => {
    if (!isBeside(target)) away()
  }
  const focus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || !target.closest('.room-texts') || target.closest(fields)) return
    if (target.matches(':focus-visible')) away()
  }
  // Another part of what is read, but for the one that is read by who is followed.
  const turn = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent) => {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href]')
    if (!link || ctrlKey || metaKey || shiftKey || link.closest('.following')) return
    if (link.pathname === location.pathname && link.search !== location.search) away()
  }
  const listening: [string, (event: never) => void][] = [
    ['keydown', press],
    ['pointerdown', point],
    ['wheel', move],
    ['touchmove', move],
    ['focusin', focus],
    ['click', turn],
  ]
  for (const [type, listen] of listening) {
    document.addEventListener(type, listen as (event: Event) => void, { passive: true })
  }
  addEventListener('hashchange', away)
  return () => {
    for (const [type, listen] of listening) {
      document.removeEventListener(type, listen as (event: Event) => void)
    }
    removeEventListener('hashchange', away)
  }
}

/** What lies beside the texts, or over them, scrolls by itself. */
const isBeside = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('.room-side.is-open, .room-part, dialog, .contradiction-panel') !== null
