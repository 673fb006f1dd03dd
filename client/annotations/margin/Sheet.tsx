import type { ComponentChildren } from 'preact'
import { UndoInSheet } from '../../live/Undo.tsx'
import { sheet, writing } from '../desk.ts'
import { CloseButton, Modal } from '../Modal.tsx'

/** Notes in a sheet from the foot of a narrow screen. */
export function Sheet({ heading, children }: { heading: string; children: ComponentChildren }) {
  function closed() {
    sheet.set(null)
    if (writing.get()?.kind !== 'contradiction') writing.set(null)
  }
  return (
    <Modal class="sheet" label={heading} closed={closed}>
      <header class="sheet-head">
        <h2>{heading}</h2>
        <CloseButton />
      </header>
      {children}
      <UndoInSheet />
    </Modal>
  )
}
