import type { WriteAnswer } from '../../shared/live/contract.ts'
import { createCell } from './cell.ts'
import { send, type Write } from './send.ts'
import { type Store, useStore } from './store.ts'

/** A sentence at the foot of the screen; with `undo` it carries a button that takes the action back. */
export type Notice = {
  words: string
  undo: (() => Promise<void>) | null
  isProblem: boolean
  /** What had the focus when it was done: if that is taken away, the undo button gets the focus. */
  origin: Element | null
}

/** The notice shown now. A screen shows one at a time: a new one takes the place of the last. */
export const notice = createCell<Notice | null>(null)

export const say = (words: string) => notice.set({ words, undo: null, isProblem: false, origin: null })
export const complain = (words: string) => notice.set({ words, undo: null, isProblem: true, origin: null })

/** What to send to take an action back, given what the action was answered. */
export type Undoing = { words: string; undoneWords: string; undo: (answer: WriteAnswer) => Write }

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
export function offerUndo(
  store: Store,
  answer: WriteAnswer,
  { words, undoneWords, undo }: Undoing,
  origin = focused(),
): void {
  const offer = async () => {
    const outcome = await send(store, undo(answer))
    if (outcome.ok) say(undoneWords)
    else complain(outcome.error.message)
  }
  notice.set({ words, undo: offer, isProblem: false, origin })
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
      },
    )
}

/** The version that a thing has after a write, where its answer shows the thing. */
export function versionIn(answer: WriteAnswer, path: string): number | null {
  return answer.events.find(({ id }) => path.endsWith(`/${id}`))?.view?.version ?? null
}

const focused = () => (document.activeElement === document.body ? null : document.activeElement)
