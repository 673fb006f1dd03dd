import { useLayoutEffect, useRef } from 'preact/hooks'
import { useCell } from '../../live/cell.ts'
import { chosen, type Passage, picking, toolbarId } from '../desk.ts'
import { rangeOfPassage } from './dom-places.ts'
import { near } from './near.ts'
import { type Tool, useTools } from './use-tools.ts'

/** What can be done with the passage chosen now: a bar beside it, and one key for each tool while it is chosen. */
export function Toolbar() {
  const passage = useCell(chosen)
  const tools = useTools()
  const bar = useRef<HTMLDivElement>(null)

  function use(tool: Tool) {
    const at = chosen.get()
    if (!at) return
    close()
    tool.use(at)
  }
  function close() {
    const picker = document.querySelector<HTMLElement>(`[data-picker="${passage?.excerpt}"]`)
    const hadFocus = bar.current?.contains(document.activeElement)
    chosen.set(null)
    getSelection()?.removeAllRanges()
    // Where the passage was picked by keyboard, the next one is too.
    if (hadFocus) picker?.focus({ preventScroll: true })
  }

  // Before it is painted: whoever sees the bar can use its keys.
  useLayoutEffect(() => {
    if (!passage) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      if (event.key === 'Escape') return close()
      const tool = tools.find(({ key }) => key === event.key.toLowerCase())
      if (!tool) return
      event.preventDefault()
      use(tool)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
  useLayoutEffect(() => {
    if (!passage) return
    const place = () => bar.current && placeBeside(bar.current, passage)
    place()
    addEventListener('scroll', place, { passive: true, capture: true })
    addEventListener('resize', place)
    return () => {
      removeEventListener('scroll', place, { capture: true })
      removeEventListener('resize', place)
    }
  }, [passage])

  if (!passage || tools.length === 0) return null
  return (
    <div
      class="passage-toolbar"
      id={toolbarId}
      ref={bar}
      role="toolbar"
      aria-label="Selected passage"
      onKeyDown={goAlong}
      // The selection stays while its tools are used.
      onMouseDown={(event) => event.preventDefault()}
    >
      {tools.map((tool, i) => (
        <button
          key={tool.key}
          type="button"
          tabIndex={i === 0 ? 0 : -1}
          aria-keyshortcuts={tool.key}
          title={`${tool.label} (${tool.key.toUpperCase()})`}
          onClick={() => use(tool)}
        >
          {tool.label}
        </button>
      ))}
    </div>
  )
}

/** The arrow keys go from tool to tool, round and round. */
function goAlong(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const buttons = [...event.currentTarget.children] as HTMLElement[]
  const at = buttons.indexOf(document.activeElement as HTMLElement)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}

/** How far a handle of the picker reaches below its words, in pixels. */
const handle = 44

function placeBeside(bar: HTMLElement, passage: Passage): void {
  const box = rangeOfPassage(passage.excerpt, passage)?.getBoundingClientRect()
  if (!box) return
  // A phone's own menu stands above the selection, and so does the button that has the focus while keys pick; under
  // the handles that a finger drags is the finger.
  const hasHandles = picking.get() !== null
  const side = matchMedia('(pointer: coarse)').matches === hasHandles ? 'above' : 'below'
  const view = { width: document.documentElement.clientWidth, height: innerHeight }
  const taken = {
    left: box.left,
    top: box.top,
    width: box.width,
    height: box.height + (hasHandles ? handle : 0),
  }
  const { left, top } = near(taken, bar.getBoundingClientRect(), view, side)
  bar.style.left = `${left}px`
  bar.style.top = `${top}px`
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}
