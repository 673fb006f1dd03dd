import type { WriteAnswer } from '../../shared/live/contract.ts'
import { createCell } from './cell.ts'
import type { Write } from './send.ts'

/** A sentence at the foot of the screen; with `undo` it carries a button that takes the action back. */
export type Notice = {
  words: string
  undo: (() => Promise<void>) | null
  /** What its button says where that isn't “Undo”. */
  label?: string
  isProblem: boolean
  /** What had the focus when it was done: if that is taken away, the undo button gets the focus. */
  origin: Element | null
}

/** The notice shown now. A screen shows one at a time: a new one takes the place of the last. */
export const notice = createCell<Notice | null>(null)

export const say = (words: string) => notice.set({ words, undo: null, isProblem: false, origin: null })
export const complain = (words: string) => notice.set({ words, undo: null, isProblem: true, origin: null })

/**
 * What to send to take an action back, given what the action was answered; and to do it again, given what taking it
 * back was answered.
 */
export type Undoing = {
  words: string
  undoneWords: string
  undo: (answer: WriteAnswer) => Write
  redo?: (answer: WriteAnswer) => Write
}
