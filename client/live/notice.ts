import type { WriteAnswer } from '../../shared/live/contract.ts'
import { complain, notice, type Undoing } from './saying.ts'
import { send, type Write } from './send.ts'
import { type Store, useStore } from './store.ts'

export { complain, notice, say } from './saying.ts'

// Who only reads does nothing that could be taken back.
const steps = () => import('./steps.ts')

/** Does something that takes words away or changes them, then offers to take it back. True when it was done. */
export async function doWithUndo(store: Store, write: Write, undoing: Undoing): Promise<boolean> {
  const origin = focused()
  const outcome = await send(store, write)
  if (!outcome.ok) {
    complain(outcome.error.message)
    return false
  }
  offerUndo(store, outcome.answer, undoing, origin)
  return true
}

/** Offers to take back what was just answered. `origin` is what had the focus when it was asked for. */
export function offerUndo(store: Store, answer: WriteAnswer, undoing: Undoing, origin = focused()): void {
  const step = { undoing, answer }
  const undo = () =>
    steps().then(
      (loaded) => loaded.undo(store, step),
      () => complain('That could not be undone just now. Please try again.'),
    )
  notice.set({ words: undoing.words, undo, isProblem: false, origin })
  steps().then(
    ({ remember }) => remember(store, step),
    () => {},
  )
}

/**
 * Withdraws a thing and offers to bring it back. `path` is the thing's own, such as `/comments/ID`; `what` begins
 * the sentence: "Comment", "Highlight".
 */
export function useWithdraw(): (path: string, version: number, what: string) => Promise<boolean> {
  const store = useStore()
  return (path, version, what) =>
    doWithUndo(
      store,
      { path: `${path}/withdraw`, body: { version } },
      {
        words: `${what} withdrawn.`,
        undoneWords: `${what} brought back.`,
        undo: (answer) => ({
          path: `${path}/restore`,
          body: { version: versionIn(answer, path) ?? version + 1 },
        }),
        redo: (answer) => ({
          path: `${path}/withdraw`,
          body: { version: versionIn(answer, path) ?? version + 2 },
        }),
      },
    )
}

/** The version that a thing has after a write, where its answer shows the thing. */
export function versionIn(answer: WriteAnswer, path: string): number | null {
  return answer.events.find(({ id }) => path.endsWith(`/${id}`))?.view?.version ?? null
}

const focused = () => (document.activeElement === document.body ? null : document.activeElement)
