import type { AnnotationView } from '../../../shared/annotations/views.ts'
import type { ContradictionView } from '../../../shared/contradictions/views.ts'
import type { PageState } from '../../../shared/live/state.ts'
import { isShown } from '../../annotations/margin/shown.ts'
import { createCell, useCell } from '../../live/cell.ts'
import { usePage } from '../../live/store.ts'
import { queryOf } from '../../pages/query.ts'

/** What the room's address says where the marks of others are asked for: `?others=<the round that is on>`. */
export const othersField = 'others'

/** What was asked for since the page came, and in which round; null for what its address says. Only set in a browser. */
export const othersAsked = createCell<{ round: string; shown: boolean } | null>(null)

/**
 * The blind round in which this viewer sees only their own marks, or null. What others marked before it, or elsewhere,
 * everybody may see; in the room it is seen by whoever asks for it, so that a round is blind to it as well.
 */
export function roundAlone({ page, path, tables }: PageState): string | null {
  const round = page.kind === 'session' ? tables.session[page.session]?.round : null
  if (!round) return null
  const asked = othersAsked.get()
  const shows = asked?.round === round ? asked.shown : queryOf(path, othersField) === round
  return shows ? null : round
}

/** `roundAlone`, drawn again when something else is asked for. */
export function useRoundAlone(): string | null {
  useCell(othersAsked)
  return roundAlone(usePage())
}

type Made = Pick<AnnotationView, 'creator'>
const isBy = (viewer: string | null, { creator }: Made) => viewer !== null && creator.id === viewer

/** What the texts of a room are marked with now. `held`: annotations that stay, by whomever they are. */
export function marksSeen(state: PageState, held: ReadonlySet<string> = new Set()) {
  const { tables, viewer, form } = state
  const annotations = Object.values(tables.annotation)
  const contradictions = Object.values(tables.contradiction)
  // What somebody wrote, in a form that came back, is under what they answered.
  const answered = form?.values.threadId
  if (roundAlone(state) === null) return { annotations, contradictions }
  return {
    annotations: annotations.filter(
      (mark) => isBy(viewer.id, mark) || held.has(mark.id) || mark.id === answered,
    ),
    contradictions: contradictions.filter((each) => isBy(viewer.id, each)),
  }
}

/** How many marks others have on the texts of this page: their highlights and notes, and their contradictions. */
export function countOthers({ tables, viewer }: PageState): number {
  const isHere = ({ status, ends }: ContradictionView) =>
    status !== 'withdrawn' && ends.some((end) => end.kind === 'passage' && end.excerpt in tables.excerpt)
  const others = [
    ...Object.values(tables.annotation).filter(isShown),
    ...Object.values(tables.contradiction).filter(isHere),
  ]
  return others.filter((each) => !isBy(viewer.id, each)).length
}
