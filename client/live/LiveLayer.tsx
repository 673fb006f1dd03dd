import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { announcement } from './announce.ts'
import { ConnectionLine } from './ConnectionLine.tsx'
import { useCell } from './cell.ts'
import { useStore } from './store.ts'
import { Undo } from './Undo.tsx'

/** What lies over the page once it lives: the connection's state, what was just done, and the tools for passages. */
export function LiveLayer() {
  const hasText = useStore().page.get().page.kind === 'document'
  const [Tools, setTools] = useState<ComponentType | null>(null)
  useEffect(() => {
    if (!hasText) return
    // Reading doesn't wait for the tools.
    void import('../annotations/AnnotationLayer.tsx').then((chunk) => setTools(() => chunk.AnnotationLayer))
  }, [hasText])
  return (
    <>
      {Tools && <Tools />}
      <ConnectionLine />
      <Undo />
      <p class="sr-only" role="status">
        {useCell(announcement)}
      </p>
    </>
  )
}
