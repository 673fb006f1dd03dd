import type { JSX } from 'preact'
import { type Grade, gradeLabels } from '../../shared/library/grades.ts'

/** What stands inside a circle of radius 7 at 8,8: a shape for each grade, so that colour is never alone. */
const shapes: Record<Grade | 'none', JSX.Element> = {
  outstanding: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  good: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2.5" />,
  adequate: (
    <>
      <circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.75" />
      <path d="M8 2.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor" />
    </>
  ),
  'requires-improvement': <path d="M8 2 15 14H1z" fill="currentColor" />,
  inadequate: <path d="M2.5 2.5h11v11h-11z" fill="currentColor" />,
  none: <path d="M2 8h12" stroke="currentColor" stroke-width="2.5" />,
}

/** The mark of a grade, without its word. */
export function GradeShape({ grade }: { grade: Grade | null }) {
  return (
    <svg class="grade-shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {shapes[grade ?? 'none']}
    </svg>
  )
}

type Props = {
  /** Null where the report gives none. */
  grade: Grade | null
  /** `stamp` at the head of a document, `chip` elsewhere. */
  as?: 'stamp' | 'chip'
  /** The report's own words, shown on hover. */
  printed?: string | undefined
}

/** A grade: its word first, with a shape and a tint. */
export function GradeStamp({ grade, as = 'chip', printed }: Props) {
  return (
    <span class={`grade grade-${grade ?? 'none'} is-${as}`} title={printed && `As printed: ${printed}`}>
      <GradeShape grade={grade} />
      {grade ? gradeLabels[grade] : 'No overall grade'}
    </span>
  )
}
