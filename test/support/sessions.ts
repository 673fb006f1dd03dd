import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import type { PageState } from '../../shared/live/state.ts'
import type { RoundView, SeatView, SessionView } from '../../shared/live-sessions/views.ts'
import type { Visitor } from './visitor.ts'

/** Starts a session, now; answers its path. */
export async function startSession(host: Visitor, on: string, title?: string): Promise<string> {
  const { location } = await host.write('/sessions', { on, ...(title && { title }) })
  return location
}

/** What one visitor sees of a room. */
export async function roomOf(visitor: Visitor, path: string) {
  const state = await visitor.page(path)
  return { state, ...inRoom(state) }
}

export function inRoom({ tables, page }: PageState) {
  if (page.kind !== 'session') throw new Error(`This is a ${page.kind} page`)
  return {
    session: tables.session[page.session] as SessionView,
    seats: Object.values(tables.seat).sort((a, b) => (a.joined < b.joined ? -1 : 1)) as SeatView[],
    rounds: Object.values(tables.round).sort((a, b) => a.number - b.number) as RoundView[],
    annotations: Object.values(tables.annotation) as AnnotationView[],
    /** The texts in the order of the page. */
    texts: page.documents
      .flatMap((id) => tables.document[id]?.excerpts ?? [])
      .flatMap((id) => tables.excerpt[id] ?? []),
  }
}

/** The first text of a room. */
export async function firstTextOf(visitor: Visitor, path: string): Promise<ExcerptView> {
  const [text] = (await roomOf(visitor, path)).texts
  if (!text) throw new Error('There is nothing to read')
  return text
}

/** Marks code points of a text in a session; answers the annotation's id. */
export async function markInSession(
  visitor: Visitor,
  path: string,
  { id, text, revision }: { id: string; text: string; revision: number },
  start: number,
  end: number,
  note?: string,
): Promise<string> {
  const exact = [...text].slice(start, end).join('')
  const body = { excerpt: id, revision, exact, start, end, ...(note && { note }) }
  const { events } = await visitor.write(`${path}/annotations`, body)
  return events.find(({ type }) => type === 'annotation.changed')?.id ?? ''
}
