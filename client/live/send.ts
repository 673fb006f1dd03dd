import type { PageState } from '../../shared/live/state.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { type Outcome, post } from './post.ts'
import { type Store, useStore } from './store.ts'

/** A write as a person means it: where it goes, what it says, and the form that would send it without script. */
export type Write = {
  path: string
  body: Fields
  /** Kept from an earlier try of the very same write; made anew where absent. */
  operation?: string
  /** The form's name, for the server to keep a draft by: `annotate`, `propose`. */
  form?: string
  /** The form on the page, if there is one: it is sent natively when logging in is needed. */
  element?: HTMLFormElement
}

/**
 * Sends a write and takes in what it changed. When logging in is needed the page is left for it with everything that
 * was written, and the promise never settles.
 */
export async function send(store: Store, write: Write): Promise<Outcome> {
  const { viewer } = store.inbox.get().state
  const operation = write.operation ?? crypto.randomUUID()
  const outcome = await post(write.path, { ...write.body, operation }, { token: viewer.token })
  if (outcome.ok) {
    store.take(outcome.answer.events)
    // A guest's first comment gives this browser a session: the page is theirs from now on.
    if (viewer.token === null) await store.renew?.()
    await whole(store)
  } else if (outcome.error.code === 'log-in-needed') {
    const form = write.element ?? formOf(write, operation, store.inbox.get().state)
    form.submit()
    return new Promise(() => {})
  } else if (outcome.error.code === 'stale-form' && viewer.token === null && store.renew) {
    // The guest wrote in another tab meanwhile, which gave this browser a session.
    await store.renew()
    const now = store.inbox.get().state.viewer
    if (now.id === null && now.token !== null) return send(store, { ...write, operation })
  }
  return outcome
}

/** `send` bound to this page's store. */
export function useSend(): (write: Write) => Promise<Outcome> {
  const store = useStore()
  return (write) => send(store, write)
}

/** The same write as a plain form: the server keeps the draft and asks the person to log in. */
function formOf({ path, body, form }: Write, operation: string, state: PageState): HTMLFormElement {
  const built = document.createElement('form')
  built.method = 'post'
  built.action = path
  built.hidden = true
  const more = { operation, token: state.viewer.token, from: state.path, form }
  for (const [name, value] of fieldsOf({ ...body, ...more })) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    built.append(input)
  }
  document.body.append(built)
  return built
}

/** How long to wait for what came before one's own change, in milliseconds. */
const patience = 3_000

/** Resolves once nothing is missing before what was just answered, so that it is on the page; or after a while. */
function whole(store: Store): Promise<void> {
  if (!store.isMissing()) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const stop = store.inbox.listen(() => !store.isMissing() && done())
    const timer = setTimeout(done, patience)
  })
}
