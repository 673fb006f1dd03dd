import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

type Props = {
  class: string
  label: string
  /** Called once the dialog is open, to place it. */
  opened?: (dialog: HTMLDialogElement) => void
  closed: () => void
  children: ComponentChildren
}

/**
 * A native dialog over the page: the browser keeps the focus in it, closes it by Escape and gives the focus back. A
 * press beside it closes it too.
 */
export function Modal({ class: className, label, opened, closed, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before any effect of what is inside, which may want the focus that opening gives to the first button.
  useLayoutEffect(() => {
    if (!dialog.current || dialog.current.open) return
    dialog.current.showModal()
    opened?.(dialog.current)
  }, [opened])
  return (
    <dialog
      class={className}
      ref={dialog}
      aria-label={label}
      onClose={closed}
      onPointerDown={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      {children}
    </dialog>
  )
}

/** A button that closes the dialog around it. */
export function CloseButton() {
  return (
    <button type="button" class="quiet" onClick={(event) => event.currentTarget.closest('dialog')?.close()}>
      Close
    </button>
  )
}
