import { useEffect, useState } from 'preact/hooks'
import { useCellPart } from '../live/cell.ts'
import { othersSelections } from '../live/selecting.ts'
import { usePage } from '../live/store.ts'
import { useChunk } from '../live/use-chunk.ts'
import { choices, chosen, picking, writing } from './desk.ts'
import { excerptAround } from './passage/dom-places.ts'
import { usePressThrough } from './passage/use-press-through.ts'
import { useAnnounced } from './use-announced.ts'

const loadLayer = async () => (await import('./AnnotationLayer.tsx')).AnnotationLayer
const loadWalk = () => import('./marks/walk.ts')

/**
 * What watches for somebody who does more than read: the tools for passages are loaded for who may need them soon, or
 * once words are selected, here or on another screen. Draws nothing by itself.
 */
export function PassageTools() {
  useAnnounced()
  useKeys()
  usePressThrough()
  const { viewer, form } = usePage()
  const cells = [
    useCellPart(chosen, Boolean),
    useCellPart(writing, Boolean),
    useCellPart(choices, Boolean),
    useCellPart(picking, Boolean),
    useCellPart(othersSelections, ({ size }) => size > 0),
  ]
  const isSelecting = useSelecting()
  const isNeeded = viewer.id !== null || form !== null || isSelecting || cells.includes(true)
  const Layer = useChunk(loadLayer, isNeeded)
  return Layer && <Layer />
}

/** True from when words were selected for the first time, and let go. */
function useSelecting(): boolean {
  const [hasSelected, setSelected] = useState(false)
  useEffect(() => {
    if (hasSelected) return
    let isPressed = false
    const look = (event: Event) => {
      if (event.type === 'pointerdown') isPressed = (event as PointerEvent).pointerType === 'mouse'
      if (event.type === 'pointerup') isPressed = false
      const selection = getSelection()
      if (!isPressed && selection?.isCollapsed === false) setSelected(true)
    }
    look(new Event('selectionchange'))
    const types = ['pointerdown', 'pointerup', 'selectionchange']
    for (const type of types) document.addEventListener(type, look)
    return () => {
      for (const type of types) document.removeEventListener(type, look)
    }
  }, [hasSelected])
  return hasSelected
}

/** Enter on a text begins to pick a passage; n and p go from note to note, while the focus is among them. */
function useKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event
      if (ctrlKey || metaKey || altKey || event.defaultPrevented || !(target instanceof Element)) return
      if (key === 'Enter' && target.matches('body, main') && !chosen.get()) {
        const excerpt = excerptAround(getSelection()?.anchorNode ?? null)
        document.querySelector<HTMLElement>(`[data-picker="${excerpt}"]`)?.click()
      }
      const step = { n: 1, p: -1 }[key.toLowerCase()]
      if (!step || target.closest('input, textarea, select, [contenteditable], dialog')) return
      if (!target.closest('.passage')) return
      event.preventDefault()
      void loadWalk().then(({ walk }) => walk(step, target))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
