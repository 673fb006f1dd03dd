import { useEffect } from 'preact/hooks'
import { ownSelection } from '../../live/selecting.ts'
import type { Store } from '../../live/store.ts'
import { chosen, passageFrom, picking, toolbarId } from '../desk.ts'
import { excerptAround } from './dom-places.ts'
import { passageInRange } from './pointed.ts'

/** Keeps `chosen` and `ownSelection` by what is selected on the page, however it was selected. */
export function useChosen(store: Store): void {
  useEffect(() => {
    let isPressed = false
    const look = () => {
      const selection = getSelection()
      const passage = selection && passageIn(store, selection)
      ownSelection.set(passage)
      // What is being picked is known better than from what a finger's tap has left of the selection.
      if (picking.get() !== null) return
      // A press into the toolbar, and the focus going there, leave the choice as it is.
      if (!passage && document.activeElement?.closest(`#${toolbarId}`)) return
      if (!isPressed) chosen.set(passage)
    }
    const press = ({ target, pointerType }: PointerEvent) => {
      const isInTools = target instanceof Element && target.closest(tools) !== null
      // While a mouse drags, the toolbar would be in its way; a finger's handles don't say when they are let go.
      isPressed = pointerType === 'mouse' && !isInTools
      if (isPressed) chosen.set(null)
    }
    const release = () => {
      if (!isPressed) return
      isPressed = false
      look()
    }
    const blur = () => ownSelection.set(null)
    const listeners = [
      ['selectionchange', look],
      ['pointerdown', press as (event: Event) => void],
      ['pointerup', release],
      ['pointercancel', release],
    ] as const
    for (const [type, listener] of listeners) document.addEventListener(type, listener)
    addEventListener('blur', blur)
    // Words may have been selected before this was listening.
    look()
    return () => {
      for (const [type, listener] of listeners) document.removeEventListener(type, listener)
      removeEventListener('blur', blur)
    }
  }, [store])
}

const tools = `#${toolbarId}, .pick-handle, .picker-help`

function passageIn(store: Store, selection: Selection) {
  if (selection.isCollapsed || selection.rangeCount === 0) return null
  const id = excerptAround(selection.anchorNode) ?? excerptAround(selection.focusNode)
  const excerpt = id === null ? undefined : store.page.get().tables.excerpt[id]
  if (!excerpt) return null
  const place = passageInRange(selection.getRangeAt(0), excerpt.id, excerpt.text)
  return place && passageFrom(excerpt, place)
}
