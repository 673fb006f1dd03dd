import type { PageState } from '../../shared/live/state.ts'
import { mayTakePart } from '../../shared/live-sessions/rules.ts'
import { isInvited } from './invited.ts'

/** Where this page's marks belong: to a live session, by its id, or null; and whether the viewer may make one now. */
export type Marking = { session: string | null; may: boolean }

/** On a document's page who is invited marks; in the room of a session who takes part in it. */
export function markingIn({ page, tables, viewer }: PageState): Marking {
  if (page.kind !== 'session') return { session: null, may: isInvited(viewer, 'annotate') }
  const session = tables.session[page.session]
  const seat = Object.values(tables.seat).find(({ person }) => person.id === viewer.id)
  const may = session !== undefined && viewer.may.includes('annotate') && mayTakePart(session, seat)
  return { session: page.session, may }
}

/** Where a new mark is sent. */
export const pathOfMarks = (session: string | null): string =>
  session === null ? '/annotations' : `/sessions/${session}/annotations`
