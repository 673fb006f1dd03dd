import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ExcerptView } from '../../../shared/library/views.ts'
import { codePointLength, codePointSlice } from '../../../shared/text/code-points.ts'
import { opening } from '../../../shared/text/opening.ts'
import { focusToolbar } from '../desk.ts'
import { placeAt } from '../passage/pointed.ts'
import { dragEnd, type End, moveEnd, type Pick, rangeOf } from './picker.ts'
import { endBox } from './picking-places.ts'

type Props = {
  end: End
  excerpt: ExcerptView
  pick: Pick
  /** The pick as it is now, between two drawings too. */
  current: RefObject<Pick>
  go: (next: Pick, moved: End) => void
  leave: () => void
}

const names: Record<End, string> = { start: 'Beginning of the passage', end: 'End of the passage' }

/** How near to the window's upper or lower edge a finger scrolls it, and by how much a frame; pixels. */
const edge = 72
const stride = 8

/** One end of what is being picked: dragged, or moved by the arrow keys, from word to word. */
export function PickHandle({ end, excerpt, pick, current, go, leave }: Props) {
  const handle = useRef<HTMLDivElement>(null)
  const range = rangeOf(pick)

  useLayoutEffect(() => {
    const place = () => handle.current && placeAtEnd(handle.current, excerpt.id, pick, end)
    place()
    const sizes = new ResizeObserver(place)
    if (handle.current?.offsetParent) sizes.observe(handle.current.offsetParent)
    return () => sizes.disconnect()
  }, [excerpt.id, pick, end])

  function press(event: KeyboardEvent) {
    const { key, altKey: alt, shiftKey, ctrlKey, metaKey } = event
    if (ctrlKey || metaKey) return
    if (key === 'Escape') leave()
    else if (key === 'Enter' || (key === 'Tab' && end === 'end' && !shiftKey)) focusToolbar()
    else {
      const next = current.current && moveEnd(excerpt.text, current.current, end, { key, alt })
      if (!next) return
      go(next, end)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  function drag(event: PointerEvent & { currentTarget: HTMLElement }) {
    if (event.button !== 0) return
    // No selection begins, and the focus stays.
    event.preventDefault()
    const grip = event.currentTarget
    const at = endBox(excerpt.id, pick, end, document.documentElement)
    const root = document.documentElement.getBoundingClientRect()
    // From the finger to the line whose words it moves: they are seen above it.
    const line = at ? (at.top + at.bottom) / 2 + root.top : event.clientY
    const away = { x: at ? at.x + root.left - event.clientX : 0, y: line - event.clientY }
    const finger = { x: event.clientX, y: event.clientY }
    let frame = 0
    const look = () => {
      const place = placeAt(excerpt.id, finger.x + away.x, finger.y + away.y)
      const held = current.current
      if (place === null || !held) return
      const next = dragEnd(excerpt.text, held, end, place)
      if (rangeOf(next)[end] !== rangeOf(held)[end]) go(next, end)
    }
    const scroll = () => {
      const by = finger.y < edge ? -stride : finger.y > innerHeight - edge ? stride : 0
      if (by !== 0) {
        scrollBy({ top: by, behavior: 'instant' })
        look()
      }
      frame = requestAnimationFrame(scroll)
    }
    const move = ({ clientX, clientY }: PointerEvent) => {
      Object.assign(finger, { x: clientX, y: clientY })
      look()
    }
    const release = () => {
      cancelAnimationFrame(frame)
      document.documentElement.classList.remove('is-dragging')
      grip.removeEventListener('pointermove', move)
      grip.removeEventListener('lostpointercapture', release)
    }
    // What lies over the words doesn't hide them from the finger.
    document.documentElement.classList.add('is-dragging')
    grip.setPointerCapture(event.pointerId)
    grip.addEventListener('pointermove', move)
    grip.addEventListener('lostpointercapture', release)
    frame = requestAnimationFrame(scroll)
  }

  return (
    <div
      class={`pick-handle is-${end}`}
      ref={handle}
      role="slider"
      tabIndex={0}
      aria-label={names[end]}
      aria-valuemin={0}
      aria-valuemax={codePointLength(excerpt.text)}
      aria-valuenow={range[end]}
      aria-valuetext={edgeWords(codePointSlice(excerpt.text, range.start, range.end), end)}
      onKeyDown={press}
      onPointerDown={drag}
    />
  )
}

/** The words next to an end, as it is heard where it stands. */
function edgeWords(words: string, end: End): string {
  if (end === 'start') return opening(words, 24)
  return words.trim().split(/\s+/).slice(-3).join(' ')
}

function placeAtEnd(handle: HTMLElement, excerpt: string, pick: Pick, end: End): void {
  const box = handle.offsetParent && endBox(excerpt, pick, end, handle.offsetParent)
  if (!box) return
  handle.style.left = `${box.x}px`
  handle.style.top = `${box.bottom}px`
}
