import { applyUpdate, type Text, UndoManager, type YTextEvent } from 'yjs'
import { carried } from './carried.ts'
import { difference, pieces } from './difference.ts'

/** What is bound: a `<textarea>`, as much of it as is needed. */
export type Area = Pick<
  HTMLTextAreaElement,
  | 'value'
  | 'selectionStart'
  | 'selectionEnd'
  | 'selectionDirection'
  | 'scrollTop'
  | 'scrollHeight'
  | 'readOnly'
  | 'setSelectionRange'
  | 'addEventListener'
  | 'removeEventListener'
>

/** Where changes come from that are not this screen's own. */
export const fromAfar = Symbol('from afar')
const typed = Symbol('typed')
const tidied = Symbol('tidied')

/** The most that goes into one step, in UTF-16 units: however long a paste is, no step of it is too large to send. */
const mostAtOnce = 8_000

export type Bound = {
  /** Takes in a step of somebody else's. While a character is being composed it waits: composing would be broken off. */
  receive(update: Uint8Array): void
  stop(): void
}

/**
 * Makes a text area and a shared text one: what is typed goes into the text as the smallest change, what others type
 * comes into the area with caret, selection and scrolling kept. Undo takes back one's own changes and no others'.
 */
export function bindArea(area: Area, text: Text): Bound {
  const { doc } = text
  if (!doc) throw new Error('The text belongs to no document')
  const undoing = new UndoManager(text, { trackedOrigins: new Set([typed]) })
  const waiting: Uint8Array[] = []
  let isComposing = false
  /** Where one's last change ended, for telling whether the next goes on from there. */
  let last = 0

  /** What was typed goes into the text. */
  function take(): void {
    if (isComposing || area.readOnly) return
    const change = difference(text.toString(), area.value, area.selectionEnd)
    if (!change) return
    const { at, removed, added } = change
    // Typing that goes on is taken back together; what is done elsewhere, or put in place of something, by itself.
    if (at + removed !== last || (removed > 0 && added !== '')) undoing.stopCapturing()
    last = at + added.length
    const [first = '', ...rest] = pieces(added, mostAtOnce)
    doc?.transact(() => {
      if (removed > 0) text.delete(at, removed)
      if (first) text.insert(at, first)
    }, typed)
    let next = at + first.length
    for (const piece of rest) {
      doc?.transact(() => text.insert(next, piece), typed)
      next += piece.length
    }
  }

  /** What changed otherwise comes into the area. */
  function show({ delta }: YTextEvent, { origin }: { origin: unknown }): void {
    if (origin === typed) return
    const { selectionStart, selectionEnd, selectionDirection, scrollTop, scrollHeight } = area
    const isCaret = selectionStart === selectionEnd
    area.value = text.toString()
    const isOwn = origin === undoing
    const end = isOwn ? endOf(delta) : carried(delta, selectionEnd, 'before')
    const start = isOwn ? end : isCaret ? end : Math.min(end, carried(delta, selectionStart, 'after'))
    area.setSelectionRange(start, end, selectionDirection)
    // What others add above the caret doesn't push its line away.
    const isAbove = !isOwn && endOf(delta) <= end
    area.scrollTop = scrollTop + (isAbove ? area.scrollHeight - scrollHeight : 0)
    tidy()
  }

  /** An area knows one kind of line break; who may write puts the others right, so that places mean the same. */
  function tidy(): void {
    if (area.readOnly || !text.toString().includes('\r')) return
    doc?.transact(() => {
      for (let at = text.toString().indexOf('\r'); at >= 0; at = text.toString().indexOf('\r'))
        text.delete(at, 1)
    }, tidied)
  }

  const begin = () => {
    isComposing = true
  }
  function end(): void {
    isComposing = false
    take()
    for (const update of waiting.splice(0)) receive(update)
  }
  function receive(update: Uint8Array): void {
    if (isComposing) waiting.push(update)
    else if (doc) applyUpdate(doc, update, fromAfar)
  }

  function step(which: 'undo' | 'redo'): void {
    // Later typing is a step of its own.
    undoing.stopCapturing()
    if (!isComposing && !area.readOnly) undoing[which]()
  }
  function press(event: KeyboardEvent): void {
    const key = event.key.toLowerCase()
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey
    if (!isCommand || (key !== 'z' && key !== 'y')) return
    event.preventDefault()
    step(key === 'y' || event.shiftKey ? 'redo' : 'undo')
  }
  /** The same from a menu, or by shaking a phone: the browser's own would take back what others wrote. */
  function ask(event: InputEvent): void {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
    event.preventDefault()
    step(event.inputType === 'historyUndo' ? 'undo' : 'redo')
  }

  area.value = text.toString()
  tidy()
  text.observe(show)
  area.addEventListener('input', take)
  area.addEventListener('compositionstart', begin)
  area.addEventListener('compositionend', end)
  area.addEventListener('keydown', press as EventListener)
  area.addEventListener('beforeinput', ask as EventListener)

  return {
    receive,
    stop() {
      end()
      text.unobserve(show)
      undoing.destroy()
      area.removeEventListener('input', take)
      area.removeEventListener('compositionstart', begin)
      area.removeEventListener('compositionend', end)
      area.removeEventListener('keydown', press as EventListener)
      area.removeEventListener('beforeinput', ask as EventListener)
    },
  }
}

/** Where the last change of a delta ends. */
function endOf(delta: YTextEvent['delta']): number {
  let at = 0
  for (const { retain = 0, insert } of delta) at += retain + (typeof insert === 'string' ? insert.length : 0)
  return at
}
