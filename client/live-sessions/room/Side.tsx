import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useCell } from '../../live/cell.ts'
import { closePart, openPart } from './parts.ts'

/** The column of the room's parts; a panel while one of them is open, where there is no place for a column. */
export function Side({ children }: { children: ComponentChildren }) {
  const side = useRef<HTMLDivElement>(null)
  const isOpen = useCell(openPart) !== null
  useEffect(() => {
    const press = ({ key, defaultPrevented }: KeyboardEvent) =>
      key === 'Escape' && !defaultPrevented && closePart()
    const element = side.current
    element?.addEventListener('keydown', press)
    return () => element?.removeEventListener('keydown', press)
  }, [])
  return (
    <div class={isOpen ? 'room-side is-open' : 'room-side'} ref={side}>
      {children}
    </div>
  )
}
