import { useEffect } from 'preact/hooks'
import { useCell, useCellPart } from '../live/cell.ts'
import { liveSocket } from '../live/socket.ts'
import { useStore } from '../live/store.ts'
import { tellSelections } from '../live/tell-selections.ts'
import { useChunk } from '../live/use-chunk.ts'
import { choices, chosen, writing } from './desk.ts'
import { OthersSelections } from './passage/OthersSelections.tsx'
import { Toolbar } from './passage/Toolbar.tsx'
import { useChosen } from './passage/use-chosen.ts'
import { DraftPassage } from './writing/DraftPassage.tsx'
import { useKeptDraft } from './writing/use-kept-draft.ts'

const loadChooser = async () => (await import('./marks/Chooser.tsx')).Chooser
const loadPanel = async () => (await import('./writing/ContradictionPanel.tsx')).ContradictionPanel

/** What lies over a page with excerpts: the tools for a passage, and others' selections in progress. */
export function AnnotationLayer() {
  const store = useStore()
  useChosen(store)
  useKeptDraft(store)
  const socket = useCell(liveSocket)
  useEffect(() => (socket ? tellSelections(socket, store) : undefined), [socket, store])
  // Most readers never choose a passage; for those who do, the panel has come before they ask for it.
  const hasChosen = useCellPart(chosen, (passage) => passage !== null)
  const isProposing = useCellPart(writing, (task) => task?.kind === 'contradiction')
  const Chooser = useChunk(
    loadChooser,
    useCellPart(choices, (choice) => choice !== null),
  )
  const Panel = useChunk(loadPanel, hasChosen || isProposing)
  return (
    <>
      <OthersSelections />
      <DraftPassage />
      <Toolbar />
      {Chooser && <Chooser />}
      {Panel && <Panel />}
    </>
  )
}
