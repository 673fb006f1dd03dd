import type { Creator } from '../accounts/views.ts'
import type { Standing } from '../moderation/states.ts'
import type { VerdictView } from '../moderation/views.ts'
import type { TextPositionSelector, TextQuoteSelector } from './selectors.ts'

/** W3C Web Annotation motivations that a person can choose here; `highlighting` and `commenting` go without saying. */
export const chosenMotivations = ['tagging', 'questioning', 'assessing'] as const
export type ChosenMotivation = (typeof chosenMotivations)[number]
export const motivations = ['highlighting', 'commenting', ...chosenMotivations] as const
export type Motivation = (typeof motivations)[number]

/** The one of them that was chosen, of what somebody or some file says. */
export const chosenOf = (motivation: string | null | undefined): ChosenMotivation | null =>
  chosenMotivations.find((each) => each === motivation) ?? null

/** What became of a target when the excerpt's wording changed. */
export type AnchorState = 'exact' | 'moved' | 'changed' | 'orphan'

/** A mark that still is on its words stays there. */
export const hasLostWords = ({ anchor }: { anchor: { state: AnchorState } }): boolean =>
  anchor.state === 'changed' || anchor.state === 'orphan'

/** `reattach` and `retire` are its author's and moderators', once the words under it have changed. */
export type AnnotationRight =
  | 'edit'
  | 'withdraw'
  | 'restore'
  | 'publish'
  | 'reattach'
  | 'retire'
  | 'unretire'
  | 'flag'
  | 'appeal'

export type AnnotationView = {
  id: string
  document: string
  motivation: Motivation
  creator: Creator
  created: string
  modified: string | null
  target: {
    excerpt: string
    /** The revision the selectors were made on. */
    revision: number
    quote: TextQuoteSelector
    /** Unicode code points of that revision. */
    position: TextPositionSelector
  }
  /** The target in the excerpt's present wording (code points); empty for an orphan, where it would have been. */
  anchor: { revision: number; start: number; end: number; state: AnchorState }
  /** When it was set aside because its words have changed; it is listed, and marks nothing. Null for most. */
  retired: string | null
  /** The note, sanitised HTML; null for a bare highlight. */
  html: string | null
  /** The note's source, for its author. */
  source: string | null
  /** A new note that awaits moderation, for its author and moderators. */
  pending: { html: string } | null
  verdict: VerdictView | null
  tags: string[]
  version: number
  /**
   * What is not `live` reaches its author and moderators alone; what is private and, for 24 hours, what was withdrawn
   * its author.
   */
  state: Standing
  may: AnnotationRight[]
}
