import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { MessageView } from '../../../shared/live-sessions/views.ts'

/** So near to its end somebody counts as reading along, in CSS pixels. */
const near = 24

/**
 * How a log is read: at its end it follows what comes, elsewhere it stays and counts what others said since. What is
 * folded away, or in a tab behind others, is not read.
 */
export function useChatLog(messages: readonly MessageView[], own: string | null) {
  const area = useRef<HTMLDivElement>(null)
  /** Whether the end was in sight before the last messages came. */
  const isAtEnd = useRef(true)
  const [seen, setSeen] = useState(messages.at(-1)?.id ?? '')
  const last = messages.at(-1)?.id ?? ''

  function look(): void {
    const log = area.current
    if (!log || log.clientHeight === 0) return
    isAtEnd.current = log.scrollHeight - log.scrollTop - log.clientHeight <= near
    if (isAtEnd.current && document.visibilityState === 'visible') setSeen(lastOf.current)
  }
  const lastOf = useRef(last)
  lastOf.current = last

  function toEnd(): void {
    const log = area.current
    if (log) log.scrollTop = log.scrollHeight
    look()
  }

  useLayoutEffect(() => {
    // What comes while nobody looks waits below what was read last.
    if (isAtEnd.current && document.visibilityState === 'visible') toEnd()
  }, [last])
  useEffect(() => {
    const log = area.current
    if (!log) return
    // It begins at its end, and goes on there when it is unfolded or becomes larger or smaller.
    const sizes = new ResizeObserver(() => (isAtEnd.current ? toEnd() : look()))
    sizes.observe(log)
    document.addEventListener('visibilitychange', look)
    return () => {
      sizes.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
  }, [])

  return {
    area: area as RefObject<HTMLDivElement>,
    look,
    /** Goes to the end, and hands the focus on from the pill that is gone then. */
    show(): void {
      toEnd()
      area.current?.focus({ preventScroll: true })
    },
    /** One's own words were sent: from now on it follows. */
    follow(): void {
      isAtEnd.current = true
      toEnd()
    },
    unread: messages.filter(({ id, creator, html }) => id > seen && html !== null && creator.id !== own)
      .length,
  }
}
