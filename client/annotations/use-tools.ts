import type { ViewerRight } from '../../shared/accounts/views.ts'
import { useCell } from '../live/cell.ts'
import { usePage, useStore } from '../live/store.ts'
import { type Passage, writing } from './desk.ts'
import { highlight } from './highlight.ts'
import { isInvited } from './invited.ts'

/** Something to do with a passage; `key` does it while the passage is chosen. */
export type Tool = { key: string; label: string; use: (passage: Passage) => void }

/** What this person may do with a passage now. */
export function useTools(): Tool[] {
  const store = useStore()
  const { viewer } = usePage()
  const task = useCell(writing)
  if (task?.kind === 'contradiction' && task.isPicking) {
    const use = (other: Passage) => writing.set({ ...task, other, isPicking: false })
    return [{ key: 'c', label: 'Use as the other end', use }]
  }
  const tools: (Tool & { right: ViewerRight })[] = [
    { key: 'h', label: 'Highlight', right: 'annotate', use: (passage) => void highlight(store, passage) },
    { key: 'm', label: 'Note', right: 'annotate', use: (passage) => writing.set({ kind: 'note', passage }) },
    {
      key: 'c',
      label: 'Contradiction',
      right: 'propose',
      use: (passage) => writing.set({ kind: 'contradiction', passage, other: null, isPicking: false }),
    },
  ]
  return tools.filter(({ right }) => isInvited(viewer, right))
}
