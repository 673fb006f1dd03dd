import type { Store } from './store.ts'

/** A permalink to a comment that still waits shows it, with the whole of what waits in its thread. */
export function showPermalink(store: Store, hash: string): void {
  const id = /^#comment-([0-9a-f]+)$/.exec(hash)?.[1]
  const { state, waiting } = store.inbox.get()
  const thread = id && waiting.has(id) ? state.tables.comment[id]?.thread : null
  if (!thread) return
  store.reveal(thread)
  // Preact draws in a later task.
  requestAnimationFrame(() => document.getElementById(`comment-${id}`)?.scrollIntoView())
}
