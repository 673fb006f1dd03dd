import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useCellPart } from '../../live/cell.ts'
import { closePart, idOfPart, isSmall, openPart, type PartName } from './parts.ts'

type Props = {
  name: PartName
  heading: ComponentChildren
  /** Whether it begins unfolded. */
  unfolded?: boolean
  children: ComponentChildren
}

/**
 * A part beside the texts: a quiet fold in the column of a wide screen, and where there is no such column, what the
 * links in the strip open. It is the same element everywhere, so that nothing that is being written in it is lost.
 */
export function RoomPart({ name, heading, unfolded = true, children }: Props) {
  const part = useRef<HTMLElement>(null)
  const fold = useRef<HTMLDetailsElement>(null)
  const isOpen = useCellPart(openPart, (open) => open === name)
  useEffect(() => {
    const element = part.current
    if (!isOpen || !element) return
    if (fold.current) fold.current.open = true
    element.focus({ preventScroll: true })
    if (isSmall()) return closeFromBeside(element)
    element.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const id = idOfPart(name)
  return (
    <section
      class={isOpen ? 'room-part is-open' : 'room-part'}
      id={id}
      ref={part}
      tabIndex={-1}
      aria-labelledby={`${id}-heading`}
    >
      {isOpen && (
        <button type="button" class="quiet room-part-close" onClick={closePart}>
          Close
        </button>
      )}
      <details ref={fold} open={unfolded}>
        <summary>
          <h2 id={`${id}-heading`}>{heading}</h2>
        </summary>
        <div class="room-part-body">{children}</div>
      </details>
    </section>
  )
}

/**
 * A sheet is closed by Escape and by a press beside it. It lies below the page's own layers, so that an undo that is
 * offered for something in it can be seen. Answers how to stop.
 */
function closeFromBeside(sheet: HTMLElement): () => void {
  const press = ({ target }: Event) => {
    if (target instanceof Element && !sheet.contains(target) && !target.closest(above)) closePart()
  }
  const leave = ({ key, defaultPrevented }: KeyboardEvent) => {
    if (key === 'Escape' && !defaultPrevented && !document.querySelector('dialog[open]')) closePart()
  }
  document.addEventListener('pointerdown', press)
  document.addEventListener('keydown', leave)
  return () => {
    document.removeEventListener('pointerdown', press)
    document.removeEventListener('keydown', leave)
  }
}

/** What may be pressed without closing it: what lies over it, and the links that open parts themselves. */
const above = 'dialog, .undo, [data-part]'
