import type { TextRange } from '../../shared/annotations/selectors.ts'
import type { ExcerptView } from '../../shared/library/views.ts'
import { codePointSlice } from '../../shared/text/code-points.ts'
import { createCell } from '../live/cell.ts'
import type { Near } from './crowd/crowded.ts'
import type { Tool } from './passage/use-tools.ts'

/** Words of an excerpt that this person works with; `start` and `end` are code points of that revision. */
export type Passage = TextRange & { excerpt: string; revision: number; exact: string }

export function passageFrom({ id, revision, text }: ExcerptView, { start, end }: TextRange): Passage {
  return { excerpt: id, revision, start, end, exact: codePointSlice(text, start, end) }
}

/** What is being written: a note on a passage, a note written anew, or a contradiction whose one end is a passage. */
export type Writing =
  | { kind: 'note'; passage: Passage }
  | { kind: 'edit'; annotation: string; excerpt: string }
  | { kind: 'contradiction'; passage: Passage; other: Passage | null; isPicking: boolean }

// The desk of the one page that a browser shows. The server draws pages with an empty one.

/** The passage selected now, by pointer, touch or keyboard. */
export const chosen = createCell<Passage | null>(null)
/** The excerpt in which a passage is being picked by keys or handles. */
export const picking = createCell<string | null>(null)
export const writing = createCell<Writing | null>(null)
/** What the page lets this person do with a passage besides. */
export const moreTools = createCell<readonly Tool[]>([])
/** Ids of the spans under the pointer or the focus, in the text or the margin: they lift together. */
export const lifted = createCell<readonly string[]>([])
/** The excerpt whose notes are open in a sheet on a narrow screen, and which of them; null for all of them. */
export const sheet = createCell<{ excerpt: string; ids: readonly string[] | null } | null>(null)
/** Spans that lie under one mark, for a person to choose among. */
export const choices = createCell<{ mark: HTMLElement; ids: readonly string[] } | null>(null)
/** Of excerpts whose very many marks are painted, what is near what is being read: that has elements. */
export const nearby = createCell<ReadonlyMap<string, Near>>(new Map())
/** Of those excerpts the annotations in the order of their cards, drawn or not. */
export const orders = new Map<string, readonly string[]>()
/** An annotation to be drawn wherever it is, for going to it. */
export const sought = createCell<string | null>(null)

/** The annotation or contradiction that a span stands for: a contradiction's span has its end's number as well. */
export const thingOf = (span: string): string => span.replace(/\..*$/, '')

/** Where notes stand beside their passage (as in `styles/`); on a narrower screen they open in a sheet. */
export const wide = '(width > 56.25rem)'
export const isWide = (): boolean => matchMedia(wide).matches

/** The id of the toolbar that opens beside a chosen passage. */
export const toolbarId = 'passage-toolbar'
export const focusToolbar = () => document.getElementById(toolbarId)?.querySelector('button')?.focus()
