import type { ThreadRef } from '../../../shared/threads/views.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Phase, Submission } from './phase.ts'

type IsClosed = (thread: ThreadRef) => Promise<boolean> | boolean
const asked: IsClosed[] = []

/** Who closes threads says here how one learns whether a thread takes no more comments. Asked at every comment. */
export function registerClosed(isClosed: IsClosed): void {
  asked.push(isClosed)
}

/** New words need an open thread; one's own earlier ones may be edited all the same. */
export async function isThreadClosed({ thread, edit }: Submission): Promise<boolean> {
  if (thread === null || edit) return false
  for (const isClosed of asked) if (await isClosed(thread)) return true
  return false
}

/** A closed thread takes no more comments, save moderators'. */
export const closedThread: Phase = {
  name: 'closed-thread',
  look: ({ isClosed }) =>
    isClosed ? { verdict: 'refused', detail: 'The thread is closed.', problem: new Problem('closed') } : null,
}
