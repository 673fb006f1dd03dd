import { showComment } from '../threads/focus.ts'
import type { Store } from './store.ts'

/**
 * A permalink to a comment that still waits shows it, with the whole of what waits in its thread; one in a folded
 * branch unfolds it.
 */
export function showPermalink(store: Store, hash: string): void {
  const id = /^#comment-([0-9a-f]+)$/.exec(hash)?.[1]
  const { state, waiting } = store.inbox.get()
  if (!id || Object.keys(state.threads).length === 0) return
  const comment = state.tables.comment[id]
  // It may be in a part that isn't held, or on another page: its own address leads there.
  if (!comment) {
    location.replace(`/comments/${id}`)
    return
  }
  if (waiting.has(id)) store.reveal(`all ${comment.thread.id}`)
  // Preact draws in a later task.
  requestAnimationFrame(() => showComment(id)?.scrollIntoView())
}
