import { useStore } from '../live/store.ts'
import { Chooser } from './Chooser.tsx'
import { ContradictionPanel } from './ContradictionPanel.tsx'
import { DraftPassage } from './DraftPassage.tsx'
import { OthersSelections } from './OthersSelections.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useChosen } from './use-chosen.ts'
import { useKeptDraft } from './use-kept-draft.ts'

/** What lies over a page with excerpts: the tools for a passage, and others' selections in progress. */
export function AnnotationLayer() {
  const store = useStore()
  useChosen(store)
  useKeptDraft(store)
  return (
    <>
      <OthersSelections />
      <DraftPassage />
      <Toolbar />
      <Chooser />
      <ContradictionPanel />
    </>
  )
}
