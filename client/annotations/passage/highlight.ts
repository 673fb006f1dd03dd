import type { PageState } from '../../../shared/live/state.ts'
import { doWithUndo, versionIn } from '../../live/notice.ts'
import type { Store } from '../../live/store.ts'
import type { Passage } from '../desk.ts'
import { markingIn, pathOfMarks } from '../marking.ts'

/** The fields by which a passage is sent, in a form or as JSON. */
export function passageFields({ excerpt, revision, start, end, exact }: Passage) {
  return { excerpt, revision, start, end, exact }
}

/** The blind round of this page's session that is on, and that a mark begun now is of; null for none. */
export function roundIn(state: PageState): string | null {
  const { session } = markingIn(state)
  return (session !== null && state.tables.session[session]?.round) || null
}

/** Highlights a passage at once, with an undo. True when it was done. */
export function highlight(store: Store, passage: Passage): Promise<boolean> {
  const state = store.page.get()
  const { session } = markingIn(state)
  const round = roundIn(state)
  const body = { ...passageFields(passage), ...(round && { round }) }
  return doWithUndo(
    store,
    { path: pathOfMarks(session), body, form: 'annotate' },
    {
      words: round ? 'Highlighted, for you alone.' : 'Highlighted.',
      undoneWords: 'Highlight taken back.',
      undo: (answer) => {
        const made = answer.events.find(({ type }) => type === 'annotation.changed')
        const path = `/annotations/${made?.id}`
        return { path: `${path}/withdraw`, body: { version: versionIn(answer, path) ?? 1 } }
      },
      redo: (undone) => {
        const taken = undone.events.find(({ type }) => type === 'annotation.changed')
        const path = `/annotations/${taken?.id}`
        return { path: `${path}/restore`, body: { version: versionIn(undone, path) ?? 2 } }
      },
    },
  )
}
