import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { createCell, useCell } from './cell.ts'
import { notice } from './notice.ts'

/** How long a notice stays, in milliseconds: long enough to read it and to reach its button. */
const stay = { words: 6_000, undo: 12_000 }

/** True while a sheet shows it: nothing beneath a modal dialog can be pressed or heard. */
const isInSheet = createCell(false)

/** What was just done, over the page. */
export function Undo() {
  return useCell(isInSheet) ? null : <JustDone />
}

/** What was just done, to stand in a modal dialog while that is open. */
export function UndoInSheet() {
  useLayoutEffect(() => {
    isInSheet.set(true)
    return () => isInSheet.set(false)
  }, [])
  return <JustDone />
}

/**
 * What was just done, in a polite live region, with a button that takes it back. It stays while the pointer or the
 * focus is in it. When the action took away the control that had the focus, the button receives it, so that a
 * keyboard isn't sent back to the top of the page; Escape closes it and gives the focus back to the page.
 */
function JustDone() {
  const shown = useCell(notice)
  const [isHeld, setHeld] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    // Preact may take the focused control away just after this, so look when the page has been drawn.
    const frame = requestAnimationFrame(() => {
      if (shown?.origin && !shown.origin.isConnected && document.activeElement === document.body) {
        button.current?.focus()
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [shown])
  useEffect(() => {
    if (!shown || isHeld) return
    const timer = setTimeout(() => notice.set(null), shown.undo ? stay.undo : stay.words)
    return () => clearTimeout(timer)
  }, [shown, isHeld])

  function close() {
    const hadFocus = document.activeElement === button.current
    const sheet = button.current?.closest('dialog')
    notice.set(null)
    setHeld(false)
    if (!hadFocus) return
    const next = sheet ? sheet.querySelector('button') : document.getElementById('main')
    next?.focus({ preventScroll: true })
  }

  return (
    <section
      class="undo"
      aria-label="Just done"
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(document.activeElement === button.current)}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <p class={shown?.isProblem ? 'undo-words is-problem' : 'undo-words'} role="status">
        {shown?.words}
      </p>
      {shown?.undo && (
        <button
          ref={button}
          type="button"
          onClick={() => {
            const { undo } = shown
            close()
            void undo?.()
          }}
        >
          {shown.label ?? 'Undo'}
        </button>
      )}
    </section>
  )
}
