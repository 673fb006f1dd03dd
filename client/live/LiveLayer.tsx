import { away } from './absence.ts'
import { announcement } from './announce.ts'
import { ConnectionLine } from './ConnectionLine.tsx'
import { useCell, useCellPart } from './cell.ts'
import { notice } from './saying.ts'
import { useStore } from './store.ts'
import { useChunk } from './use-chunk.ts'

const loadUndo = async () => (await import('./Undo.tsx')).Undo
const loadAway = async () => (await import('./AwayPanel.tsx')).AwayPanel
const loadTools = async () => (await import('../annotations/PassageTools.tsx')).PassageTools

/** What lies over the page once it lives: the connection's state, what was just done, and the tools for passages. */
export function LiveLayer() {
  const { kind } = useStore().page.get().page
  const hasPassages = kind === 'document' || kind === 'session'
  // Reading doesn't wait for the tools.
  const Tools = useChunk(loadTools, hasPassages)
  const Undo = useChunk(
    loadUndo,
    useCellPart(notice, (shown) => shown !== null),
  )
  const Away = useChunk(
    loadAway,
    useCellPart(away, (news) => news !== null),
  )
  return (
    <>
      {Tools && <Tools />}
      <ConnectionLine />
      {Away && <Away />}
      {Undo && <Undo />}
      <p class="sr-only" role="status">
        {useCell(announcement)}
      </p>
    </>
  )
}
