import type { WriteAnswer } from '../../shared/live/contract.ts'
import { complain, notice, say, type Undoing } from './saying.ts'
import { send, type Write } from './send.ts'
import type { Store } from './store.ts'

/** Something that this person did on this page, and what it was answered; or, once undone, what that was answered. */
export type Step = { undoing: Undoing; answer: WriteAnswer }

/** More steps than these nobody takes back one by one. */
const most = 100

const done: Step[] = []
const undone: Step[] = []
/** The versions that one's own steps left things in, by their ids: a change by others in between is refused. */
const versions = new Map<string, number>()
let isBusy = false
let listens = false

/** Keeps a step, to be taken back by its button or by Ctrl+Z. */
export function remember(store: Store, step: Step): void {
  keepVersions(step.answer)
  done.push(step)
  if (done.length > most) done.shift()
  undone.length = 0
  if (listens) return
  listens = true
  document.addEventListener('keydown', (event) => press(store, event))
}

/** Takes a step back: the last one where none is named. */
export async function undo(store: Store, step = done.at(-1)): Promise<void> {
  if (!step) return say('There is nothing more to undo.')
  const { undoing } = step
  const answer = await act(store, undoing.undo(step.answer))
  remove(done, step)
  if (!answer) return
  say(undoing.undoneWords)
  const { redo } = undoing
  if (!redo) return
  const again = { undoing, answer }
  undone.push(again)
  notice.set({
    words: undoing.undoneWords,
    undo: () => redoStep(store, again),
    label: 'Redo',
    isProblem: false,
    origin: null,
  })
}

/** Does again what was undone: the last of it where none is named. */
export async function redoStep(store: Store, step = undone.at(-1)): Promise<void> {
  const write = step?.undoing.redo?.(step.answer)
  if (!step || !write) return say('There is nothing more to redo.')
  const answer = await act(store, write)
  remove(undone, step)
  if (!answer) return
  const again = { undoing: step.undoing, answer }
  done.push(again)
  notice.set({
    words: step.undoing.words,
    undo: () => undo(store, again),
    isProblem: false,
    origin: null,
  })
}

/** One at a time: the next builds on what this one is answered. */
async function act(store: Store, write: Write): Promise<WriteAnswer | null> {
  isBusy = true
  try {
    const outcome = await send(store, atVersion(write))
    if (outcome.ok) {
      keepVersions(outcome.answer)
      return outcome.answer
    }
    complain(outcome.error.message)
    return null
  } finally {
    isBusy = false
  }
}

function keepVersions({ events }: WriteAnswer): void {
  for (const { id, view } of events) if (view) versions.set(id, view.version)
}

function atVersion(write: Write): Write {
  const version = versions.get(write.path.split('/')[2] ?? '')
  return version === undefined ? write : { ...write, body: { ...write.body, version } }
}

function remove(steps: Step[], step: Step): void {
  const at = steps.indexOf(step)
  if (at >= 0) steps.splice(at, 1)
}

/** Where a person types, or presses a button, these keys are the field's own. */
const ownKeys = 'input, textarea, select, button, [role="button"], [contenteditable], dialog'

function press(store: Store, event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return
  if (event.target instanceof Element && event.target.closest(ownKeys)) return
  event.preventDefault()
  if (isBusy) return
  void (event.shiftKey ? redoStep(store) : undo(store))
}
