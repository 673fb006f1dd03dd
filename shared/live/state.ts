import type { Viewer } from '../accounts/views.ts'
import type { FieldProblem } from '../errors.ts'
import type { Page } from '../pages/page.ts'
import type { DraftView } from '../threads/drafts.ts'
import type { ThreadPart } from '../threads/parts.ts'
import type { Channel, Counts, EntityKind, Views } from './contract.ts'

/** One table per kind of thing, keyed by id. */
export type Tables = { [K in EntityKind]: Record<string, Views[K]> }

/**
 * `whole`: the page holds everything of the channel. `summary`: it holds the document, its excerpts and the counts,
 * but no comments, annotations or contradictions (a digest page watches its entries' documents so).
 */
export type Depth = 'whole' | 'summary'

/** A form that came back: with problems, or with a draft kept over a login. */
export type FormState = {
  /** The form's name as its page knows it, such as `reply` or `log-in`. */
  form: string
  /** Everything the person had entered, by field name. */
  values: Record<string, string>
  fields: FieldProblem[]
  /** The sentence above the form; null when only fields are wrong, or when it is a kept draft. */
  message: string | null
  /** True when nothing is wrong: it is what was being written before logging in. */
  draft: boolean
}

/** All that a page shows. Rendered on the server, hydrated, and changed only by `apply`. */
export type PageState = {
  page: Page
  /** Path and query of the page, for forms to come back to. */
  path: string
  title: string
  viewer: Viewer
  form: FormState | null
  /** A UUID made for this rendering: what its forms send as `operation`, so that sending one twice has one effect. */
  operation: string
  /** A sentence to show once, such as "Saved"; null for none. */
  notice: string | null
  channels: Record<Channel, { seq: number; depth: Depth; counts: Counts }>
  tables: Tables
  /** What the page holds of the threads on it, by the id of what each hangs under. One that nobody wrote in may be missing. */
  threads: Record<string, ThreadPart>
  /** What the viewer has begun to write on it, by place (see `draftKey`). */
  drafts: Record<string, DraftView>
}

export const noTables = (): Tables => ({
  digest: {},
  document: {},
  excerpt: {},
  comment: {},
  annotation: {},
  contradiction: {},
  thread: {},
  tally: {},
  reacted: {},
  follow: {},
  notification: {},
  case: {},
  session: {},
  seat: {},
  round: {},
  message: {},
  jotting: {},
})
