import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import { keep, kept } from '../live/keeping.ts'
import { usePage } from '../live/store.ts'
import { showComment } from './focus.ts'

const off = 'no shortcuts'

/** Marks what others wrote in a thread since a comment, and goes from one to the next: by button, or by `z`. */
export function unreadSince(since: string, thread: string): ComponentType {
  const read = new Set<string>()
  return function Unread() {
    const { tables, viewer } = usePage()
    const [isOff, setOff] = useState(() => kept(off) !== null)
    const [, draw] = useState(0)
    const unread = Object.values(tables.comment)
      .filter(({ id, state, creator, ...comment }) => {
        const isNew = comment.thread.id === thread && id > since && !read.has(id)
        return isNew && state === 'live' && (creator.id === null || creator.id !== viewer.id)
      })
      .map(({ id }) => id)

    useEffect(() => {
      for (const marked of document.querySelectorAll('.comment[data-unread]'))
        marked.removeAttribute('data-unread')
      for (const id of unread) document.getElementById(`comment-${id}`)?.setAttribute('data-unread', '')
    })

    function go(back: boolean): void {
      const here = document.activeElement?.closest('.comment') ?? null
      const isBeyond = (comment: Element) => {
        if (!here) return true
        const way = here.compareDocumentPosition(comment)
        return Boolean(way & (back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING))
      }
      const marked = [...document.querySelectorAll<HTMLElement>('.comment[data-unread]')]
      const order = back ? marked.reverse() : marked
      const next = order.find(isBeyond) ?? order[0]
      if (!next) return
      const id = next.id.replace('comment-', '')
      read.add(id)
      showComment(id)?.focus({ preventScroll: true })
      next.scrollIntoView({ block: 'center' })
      draw((n) => n + 1)
    }

    useEffect(() => {
      if (isOff) return
      const onKey = (event: KeyboardEvent) => {
        const { target, key, ctrlKey, metaKey, altKey } = event
        const isWriting =
          target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
        if (key.toLowerCase() !== 'z' || ctrlKey || metaKey || altKey || isWriting) return
        event.preventDefault()
        go(event.shiftKey)
      }
      addEventListener('keydown', onKey)
      return () => removeEventListener('keydown', onKey)
    })

    if (unread.length === 0) return null
    return (
      <section class="next-unread" aria-label="New since your last visit">
        <button
          type="button"
          class="pill"
          onClick={() => go(false)}
          aria-keyshortcuts={isOff ? undefined : 'z'}
        >
          Next unread <span class="unread-count">{count(unread.length, 'left', 'left')}</span>
        </button>
        <label class="choice">
          <input
            type="checkbox"
            checked={!isOff}
            onChange={({ currentTarget }) => {
              keep(off, currentTarget.checked ? '' : 'yes')
              setOff(!currentTarget.checked)
            }}
          />
          <span>
            <kbd>z</kbd> goes there
          </span>
        </label>
      </section>
    )
  }
}
