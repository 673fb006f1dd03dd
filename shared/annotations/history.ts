import type { Piece } from '../threads/history.ts'
import type { Motivation } from './views.ts'

/** What an annotation was put on, and what became of it. */
export type AnnotationHistory = {
  annotation: string
  /** The words of its passage as they were marked, with what came and went in today's wording. */
  pieces: Piece[]
  /** What it was on before, newest first. */
  former: { exact: string; revision: number; until: string }[]
  /** What it said before, newest first, as far as this viewer may read it; `html` is null where it said nothing. */
  wordings: { html: string | null; tags: string[]; motivation: Motivation; until: string }[]
  /** The words that stand there now, where they differ from those it was put on; null otherwise. */
  here: { exact: string; start: number; end: number } | null
  /** Whether this viewer may put it on other words now. */
  mayReattach: boolean
  /** Whether this viewer may put it back on what it was on before. */
  mayPutBack: boolean
}
