import type { Piece } from '../threads/history.ts'

/** What an annotation was put on, and what became of it. */
export type AnnotationHistory = {
  annotation: string
  /** The words of its passage as they were marked, with what came and went in today's wording. */
  pieces: Piece[]
  /** What it was on before, newest first. */
  former: { exact: string; revision: number; until: string }[]
  /** Whether this viewer may put it on other words now. */
  mayReattach: boolean
}
