import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { count } from '../../shared/text/plural.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { announce } from '../live/announce.ts'
import { useStore } from '../live/store.ts'
import { nameAt, offered, type Typed } from './names-at.ts'

type Named = { id: string; name: string }

/** How long typing rests before names are asked for, in milliseconds. */
const rest = 150

/**
 * Offers names while one types an at sign and the beginning of one: arrows choose, Enter or Tab takes, Escape closes
 * (a listbox that belongs to the field, ARIA 1.2).
 */
export function NameList({
  area,
  thread,
}: {
  area: RefObject<HTMLTextAreaElement | null>
  thread: ThreadRef
}) {
  const store = useStore()
  const [names, setNames] = useState<Named[]>([])
  const [active, setActive] = useState(0)
  const typed = useRef<Typed | null>(null)
  const list = `names-${area.current?.id}`
  const option = (at: number) => `${list}-${at}`
  const isOpen = names.length > 0

  function take(name: string | undefined): void {
    const field = area.current
    if (!field || !typed.current || name === undefined) return
    field.setRangeText(`@${name} `, typed.current.start, field.selectionStart, 'end')
    typed.current = null
    setNames([])
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    field.focus()
  }

  useEffect(() => {
    const field = area.current
    if (!field) return
    let timer: ReturnType<typeof setTimeout>
    const close = () => {
      clearTimeout(timer)
      typed.current = null
      setNames([])
    }
    const ask = async (words: string) => {
      const here = peopleOf(store.inbox.get().state.tables.comment, thread)
      const answer = await fetch(`/api/people/names?q=${encodeURIComponent(words)}`).catch(() => null)
      const others = answer?.ok ? ((await answer.json()) as { people: Named[] }).people : []
      if (typed.current?.words !== words) return
      const found = offered(words, here, others)
      setNames(found)
      setActive(0)
      if (found.length > 0)
        announce(`${count(found.length, 'name')} to choose from: ${found[0]?.name}`, 'names')
    }
    const look = () => {
      clearTimeout(timer)
      const now = nameAt(field.value, field.selectionStart)
      if (now === null || field.selectionStart !== field.selectionEnd) return close()
      typed.current = now
      timer = setTimeout(() => void ask(now.words), rest)
    }
    look()
    field.addEventListener('input', look)
    field.addEventListener('click', look)
    field.addEventListener('blur', close)
    return () => {
      clearTimeout(timer)
      field.removeEventListener('input', look)
      field.removeEventListener('click', look)
      field.removeEventListener('blur', close)
    }
  }, [area, store, thread])

  useEffect(() => {
    const field = area.current
    if (!field) return
    const press = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step) {
        const next = (active + step + names.length) % names.length
        setActive(next)
        announce(names[next]?.name ?? '', 'names')
      } else if (event.key === 'Enter' || event.key === 'Tab') take(names[active]?.name)
      else if (event.key === 'Escape') setNames([])
      else return
      event.preventDefault()
      // Escape would close the form as well.
      event.stopImmediatePropagation()
    }
    const told = { 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' }
    const open = { 'aria-controls': list, 'aria-activedescendant': option(active) }
    for (const [name, value] of Object.entries(told)) field.setAttribute(name, value)
    if (!isOpen) return
    for (const [name, value] of Object.entries(open)) field.setAttribute(name, value)
    field.addEventListener('keydown', press, true)
    return () => {
      for (const name of Object.keys(open)) field.removeAttribute(name)
      field.removeEventListener('keydown', press, true)
    }
  })

  return (
    <div class="combobox name-list">
      <div id={list} role="listbox" aria-label="Names" hidden={!isOpen}>
        {names.map(({ id, name }, at) => (
          <div
            key={id}
            id={option(at)}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            // Before the field loses the focus, which would close the list.
            onPointerDown={(event) => {
              event.preventDefault()
              take(name)
            }}
          >
            {name}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Who has written in a thread, with an account. */
function peopleOf(
  comments: Readonly<Record<string, { thread: ThreadRef; creator: { id: string | null; name: string } }>>,
  thread: ThreadRef,
): Named[] {
  return Object.values(comments).flatMap((comment) => {
    const { id, name } = comment.creator
    return comment.thread.id === thread.id && id !== null && name !== '' ? [{ id, name }] : []
  })
}
