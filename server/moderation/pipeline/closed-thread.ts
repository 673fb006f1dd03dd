import type { ThreadRef } from '../../../shared/threads/views.ts'
import { onCommitted } from '../../platform/data/commit.ts'
import { Memory } from '../../platform/data/memory.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Phase, Submission } from './phase.ts'

type IsClosed = (thread: ThreadRef) => Promise<boolean> | boolean
const asked: IsClosed[] = []

/**
 * Who closes threads says here how one learns whether a thread takes no more comments. A change of that is a change of
 * the thread, told as such.
 */
export function registerClosed(isClosed: IsClosed): void {
  asked.push(isClosed)
}

/** Every comment asks, and threads are hardly ever closed: what a thread's last change said is remembered. */
const remembered = new Memory<boolean>(5_000)
onCommitted((changes) => {
  for (const { kind, id } of changes) if (kind === 'thread') remembered.forget(id)
})

/** New words need an open thread; one's own earlier ones may be edited all the same. */
export async function isThreadClosed({ thread, edit }: Submission): Promise<boolean> {
  if (thread === null || edit) return false
  return remembered.get(thread.id, async () => {
    for (const isClosed of asked) if (await isClosed(thread)) return true
    return false
  })
}

/** A closed thread takes no more comments, save moderators'. */
export const closedThread: Phase = {
  name: 'closed-thread',
  look: ({ isClosed }) =>
    isClosed ? { verdict: 'refused', detail: 'The thread is closed.', problem: new Problem('closed') } : null,
}
