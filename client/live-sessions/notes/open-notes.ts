import { applyUpdate, Doc } from 'yjs'
import type { LiveEvent } from '../../../shared/live/contract.ts'
import { notesField } from '../../../shared/live-sessions/notes.ts'
import type { NotesView } from '../../../shared/live-sessions/views.ts'
import { json } from '../../live/json.ts'
import { post } from '../../live/post.ts'
import type { Store } from '../../live/store.ts'
import { type Area, type Bound, bindArea, fromAfar } from './bind-area.ts'
import { fromBase64 } from './bytes.ts'
import { type Standing, startSending } from './sending.ts'
import { openShelf } from './shelf.ts'

type Options = {
  store: Store
  session: string
  area: Area
  /** How what was typed stands. */
  show: (standing: Standing) => void
  /** The notes are there, and can be written in. */
  ready: () => void
  /** Somebody else, by account, has just written. */
  heard: (by: string) => void
}

/** How long to wait before the notes are asked for again, in milliseconds. */
const patience = 3_000

/**
 * Opens a session's notes in a text area: fetches them, takes in what others write as it comes over the page's own
 * connection, and sends what is typed. What was missed is fetched again as a whole. Answers how to go on and stop.
 */
export function openNotes({ store, session, area, show, ready, heard }: Options) {
  const doc = new Doc()
  const text = doc.getText(notesField)
  const address = `/sessions/${session}/notes`
  const me = store.inbox.get().state.viewer.id ?? ''
  let bound: Bound | null = null
  let sending: ReturnType<typeof startSending> | null = null
  let isStopped = false
  let isFetching = false
  let again = false

  const receive = (update: string) => {
    const bytes = fromBase64(update)
    if (bound) bound.receive(bytes)
    else applyUpdate(doc, bytes, fromAfar)
  }

  /** Takes in the notes as they are now, however much was missed. */
  function whole(): void {
    again = true
    if (!isFetching) void fetchWhole()
  }
  async function fetchWhole(): Promise<void> {
    isFetching = true
    while (again && !isStopped) {
      again = false
      try {
        receive((await json<NotesView>(address)).update)
        begin()
      } catch {
        again = true
        await soon(store, patience)
      }
    }
    isFetching = false
  }

  function begin(): void {
    if (bound || isStopped) return
    sending = startSending({ doc, shelf: openShelf(me, session), send, show })
    bound = bindArea(area, text)
    ready()
  }

  async function send(update: string) {
    const { token } = store.inbox.get().state.viewer
    const body = { operation: crypto.randomUUID(), update }
    const pause = (milliseconds: number) => {
      show({ is: 'offline' })
      return soon(store, Math.min(milliseconds, patience))
    }
    const outcome = await post(address, body, { token, pause })
    if (outcome.ok) store.take(outcome.answer.events)
    return outcome
  }

  function hear(events: readonly LiveEvent[] | null): void {
    if (events === null) whole()
    for (const event of events ?? []) {
      if (event.type !== 'jotting.changed') continue
      // Steps that were put into one are no longer there alone.
      if (event.view === null) whole()
      else if (event.view.session === session) {
        receive(event.view.update)
        if (event.view.by !== null && event.view.by !== me) heard(event.view.by)
      }
    }
  }

  /** Leaving takes nothing along: what is not confirmed is sent once more without waiting, and stays kept. */
  function leave(): void {
    const { token } = store.inbox.get().state.viewer
    for (const update of sending?.unconfirmed() ?? []) {
      void fetch(address, {
        method: 'POST',
        keepalive: true,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-counterpoint-token': token ?? '',
        },
        body: JSON.stringify({ operation: crypto.randomUUID(), update }),
      }).catch(() => {})
    }
  }

  const before = store.hear
  store.hear = (events) => {
    before?.(events)
    hear(events)
  }
  addEventListener('pagehide', leave)
  whole()

  return {
    /** What was refused may be taken now: somebody is no longer muted. */
    hope: () => sending?.hope(),
    stop(): void {
      isStopped = true
      if (before) store.hear = before
      else delete store.hear
      removeEventListener('pagehide', leave)
      bound?.stop()
      sending?.stop()
    },
  }
}

/** Resolves after a while, or as soon as the connection is back. */
function soon(store: Store, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      removeEventListener('online', done)
      resolve()
    }
    const stop = store.connection.listen(() => store.connection.get() === 'online' && done())
    const timer = setTimeout(done, milliseconds)
    addEventListener('online', done)
  })
}
