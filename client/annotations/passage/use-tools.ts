import type { ViewerRight } from '../../../shared/accounts/views.ts'
import { useCell } from '../../live/cell.ts'
import { send } from '../../live/send.ts'
import { type Store, usePage, useStore } from '../../live/store.ts'
import { chosen, moreTools, type Passage, writing } from '../desk.ts'
import { isInvited } from '../invited.ts'
import { markingIn } from '../marking.ts'
import { highlight } from './highlight.ts'

/** Something to do with a passage; `key` does it while the passage is chosen. */
export type Tool = { key: string; label: string; use: (passage: Passage) => void }

/** What this person may do with a passage now. */
export function useTools(): Tool[] {
  const store = useStore()
  const page = usePage()
  const { viewer } = page
  const task = useCell(writing)
  const more = useCell(moreTools)
  if (task?.kind === 'contradiction' && task.isPicking) {
    const use = (other: Passage) => writing.set({ ...task, other, isPicking: false })
    return [{ key: 'c', label: 'Use as the other end', use }]
  }
  const { session, may } = markingIn(page)
  if (session !== null && !may) return toolsToJoin(store, session)
  const tools: (Tool & { right: ViewerRight })[] = [
    { key: 'h', label: 'Highlight', right: 'annotate', use: (passage) => void highlight(store, passage) },
    { key: 'm', label: 'Note', right: 'annotate', use: (passage) => writing.set({ kind: 'note', passage }) },
    {
      key: 'c',
      label: 'Contradiction',
      right: 'propose',
      use: (passage) => writing.set({ kind: 'contradiction', passage, other: null, isPicking: false }),
    },
  ]
  return [...tools.filter(({ right }) => isInvited(viewer, right)), ...more]
}

/** What is offered instead to who watches a session: a seat in it. Nothing to who has one and may not mark now. */
function toolsToJoin(store: Store, session: string): Tool[] {
  const { tables, viewer, path } = store.page.get()
  if (viewer.id === null) {
    const use = () => location.assign(`/log-in?next=${encodeURIComponent(path)}`)
    return [{ key: 'h', label: 'Log in to take part', use }]
  }
  const hasSeat = Object.values(tables.seat).some(({ person }) => person.id === viewer.id)
  if (hasSeat || !viewer.may.includes('annotate') || tables.session[session]?.state !== 'open') return []
  const join = { path: `/sessions/${session}/join`, body: {}, form: 'join-session' }
  const use = (passage: Passage) =>
    // The passage is still meant once they have a seat: then it has the tools beside it.
    void send(store, join).then(({ ok }) => ok && chosen.set(passage))
  return [{ key: 'h', label: 'Take part', use }]
}
