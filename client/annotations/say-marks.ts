import type { AnnotationView } from '../../shared/annotations/views.ts'
import type { PageState } from '../../shared/live/state.ts'
import { opening } from '../../shared/text/opening.ts'
import { announce } from '../live/announce.ts'
import { roundAlone } from '../live-sessions/rounds/own-marks.ts'

/** Says what others marked, but in a room whose round is blind to it. */
export function sayMarks(marks: readonly AnnotationView[], state: PageState): void {
  if (roundAlone(state) !== null) return
  for (const mark of marks) announce(sayAnnotation(mark))
}

const sayAnnotation = ({ creator, html, target }: AnnotationView) =>
  `${creator.name} ${html === null ? 'highlighted' : 'noted on'} “${opening(target.quote.exact)}”.`
