import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useCellPart } from '../live/cell.ts'
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
    const isSheet = isSmall()
    if (isSheet) {
      // The browser lays it over everything, and closes it by Escape or a press beside it.
      element.popover = 'auto'
      element.showPopover()
    }
    element.focus({ preventScroll: true })
    if (!isSheet) element.scrollIntoView({ block: 'nearest' })
    return () => element.removeAttribute('popover')
  }, [isOpen])
  const id = idOfPart(name)
  return (
    <section
      class={isOpen ? 'room-part is-open' : 'room-part'}
      id={id}
      ref={part}
      tabIndex={-1}
      aria-labelledby={`${id}-heading`}
      onToggle={({ target, newState }) => {
        // By Escape or a press beside it; another part may be open by now.
        if (target === part.current && newState === 'closed' && openPart.get() === name) closePart()
      }}
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
