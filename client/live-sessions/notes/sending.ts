import { applyUpdate, type Doc, mergeUpdates } from 'yjs'
import type { ErrorAnswer } from '../../../shared/errors.ts'
import { fromAfar } from './bind-area.ts'
import { fromBase64, toBase64 } from './bytes.ts'
import type { Shelf } from './shelf.ts'

/** How what was typed stands. `refused`: the server won't take it, as of somebody who was muted; it stays on the device. */
export type Standing =
  | { is: 'untouched' | 'saving' | 'saved' | 'offline' }
  | { is: 'refused'; error: ErrorAnswer['error'] }

export type Answer = { ok: true } | { ok: false; error: ErrorAnswer['error'] }

export type SendingOptions = {
  doc: Doc
  shelf: Shelf
  /** Sends a step, trying again for as long as that makes sense. */
  send: (update: string) => Promise<Answer>
  show: (standing: Standing) => void
  /** How long what is typed is gathered before it is sent, in milliseconds. */
  rest?: number
}

/** Steps are put together up to this many bytes; in base64 it is less than the server takes. */
const mostBytes = 24_000
/** How long to wait before sending again what could not be sent, in milliseconds. */
const pause = 5_000
/** Answers that may be others soon. */
const passing = new Set(['unavailable', 'internal', 'too-many'])

/**
 * Sends what is typed, a moment's worth at a time and one after the other, and keeps it on the device until the server
 * has confirmed it: through a lost connection, a reload, and a server that starts anew. What was kept before is
 * taken up first.
 */
export function startSending({ doc, shelf, send, show, rest = 300 }: SendingOptions) {
  /** Typed and not yet on its way, oldest first. */
  let waiting: Uint8Array[] = []
  let underWay: Uint8Array | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let isStopped = false
  let isRefused = false

  const steps = () => (underWay ? [underWay, ...waiting] : waiting)
  const save = () => shelf.keep(steps().map(toBase64))

  function add(update: Uint8Array): void {
    const last = waiting.at(-1)
    if (last && last.length + update.length <= mostBytes)
      waiting[waiting.length - 1] = mergeUpdates([last, update])
    else waiting.push(update)
  }

  function changed(update: Uint8Array, origin: unknown): void {
    if (origin === fromAfar) return
    add(update)
    save()
    if (!isRefused) plan(rest)
  }

  function plan(after: number): void {
    if (isStopped || underWay || waiting.length === 0) return
    show({ is: 'saving' })
    timer ??= setTimeout(() => void flush(), after)
  }

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    const [next, ...others] = waiting
    if (!next || underWay || isStopped || isRefused) return
    underWay = next
    waiting = others
    const answer = await send(toBase64(next)).catch(() => null)
    underWay = null
    if (answer?.ok) {
      save()
      if (waiting.length === 0) show({ is: 'saved' })
      return plan(0)
    }
    waiting.unshift(next)
    save()
    if (!answer || passing.has(answer.error.code)) {
      plan(pause)
      return show({ is: 'offline' })
    }
    isRefused = true
    show({ is: 'refused', error: answer.error })
  }

  function begin(): void {
    for (const step of shelf.found()) {
      try {
        const update = fromBase64(step)
        applyUpdate(doc, update, fromAfar)
        add(update)
      } catch {
        // What is no step of notes was never typed here.
      }
    }
    doc.on('update', changed)
    save()
    plan(0)
  }

  begin()
  return {
    /** What is not confirmed yet, for the moment in which the page is left. */
    unconfirmed: () => steps().map(toBase64),
    /** Tries again at once: there is reason to hope. */
    hope(): void {
      isRefused = false
      if (timer) clearTimeout(timer)
      timer = null
      plan(0)
    },
    stop(): void {
      isStopped = true
      if (timer) clearTimeout(timer)
      doc.off('update', changed)
    },
  }
}
