import type { ComponentChildren } from 'preact'
import { useCellPart } from '../../live/cell.ts'
import { useAlive } from '../../live/use-alive.ts'
import { idOfPart, openPart, type PartName, togglePart } from './parts.ts'

/** Opens a part of the room; without script it leads down the page to it. */
export function PartLink({ name, children }: { name: PartName; children: ComponentChildren }) {
  const alive = useAlive()
  const isOpen = useCellPart(openPart, (open) => open === name)
  return (
    <a
      href={`#${idOfPart(name)}`}
      data-part={name}
      aria-expanded={alive ? isOpen : undefined}
      onClick={(event) => {
        event.preventDefault()
        togglePart(name, event.currentTarget)
      }}
    >
      {children}
    </a>
  )
}
