import type { Creator } from '../accounts/views.ts'
import type { Standing } from '../moderation/states.ts'
import type { VerdictView } from '../moderation/views.ts'

/** What a thread hangs under. */
export const threadKinds = ['digest', 'document', 'annotation', 'contradiction'] as const
export type ThreadKind = (typeof threadKinds)[number]
export type ThreadRef = { kind: ThreadKind; id: string }

/** What a viewer may do with one comment; the server says it, no screen derives it. */
export type CommentRight =
  | 'edit'
  | 'withdraw'
  | 'restore'
  | 'appeal'
  | 'flag'
  | 'react'
  | 'approve'
  | 'remove'
  | 'hide'
  | 'spam'
  | 'reinstate'

export type CommentView = {
  id: string
  thread: ThreadRef
  /** The comment answered; null begins a branch. */
  parent: string | null
  /** The comment that began its branch: its own id where it did. */
  root: string
  /** 0 for a thought on the thing itself. */
  depth: number
  /** Where it stands: see `Place`. */
  path: string
  above?: readonly string[]
  /** The name is empty where the public is not to know it any more (removed, hidden, erased). `site`: a guest's own page. */
  creator: Creator & { postAuthor: boolean; guest: boolean; site: string | null }
  /** True when it came with an imported post: then `created` is when it was imported. */
  imported: boolean
  created: string
  /** When it was last edited; null when it never was. */
  modified: string | null
  /**
   * How it stands to this viewer. Only `live` is read and counted by everybody; `hidden`, `removed`, `withdrawn` and
   * `erased` leave a tombstone that keeps the replies; `held` and `spam` reach their author and moderators alone.
   */
  state: Standing
  /** Sanitised HTML; null when there is nothing for this viewer to read. */
  html: string | null
  /** The source its author may edit; null for everybody else. */
  source: string | null
  /** An edit that awaits moderation, for its author and moderators; everybody else reads `html` meanwhile. */
  pending: { html: string; source: string | null } | null
  /** Why it was hidden or removed. */
  verdict: VerdictView | null
  /** Counts wordings from 1. Former ones are public at `/comments/:id/history` when `revised`. */
  wording: number
  /** Edited later than 30 minutes after it was posted: its former wordings are for everybody to read. */
  revised: boolean
  /** The parent's wording that it answers; null where it answers nothing. */
  answersWording: number | null
  /** The first words of what is featured, for the head of its thread; null of everything else. */
  featured: string | null
  version: number
  may: CommentRight[]
}

/** How often a live comment was reacted to; its id is the comment's. */
export const reactionKinds = ['thoughtful', 'thanks', 'source'] as const
export type ReactionKind = (typeof reactionKinds)[number]
export const reactionLabels: Record<ReactionKind, string> = {
  thoughtful: 'Thoughtful',
  thanks: 'Thank you',
  source: 'Source?',
}
export type TallyView = { id: string; counts: Record<ReactionKind, number>; version: number }

/** The viewer's own reactions to a comment; its id is the comment's. Reaches nobody else. */
export type ReactedView = { id: string; kinds: ReactionKind[]; version: number }

/** What is so of a whole thread; its id is that of the thing it hangs under. A thread without one is open. */
export type ThreadView = {
  id: string
  kind: ThreadKind
  locked: { since: string; reason: string } | null
  /** Where its comments are now, after it was merged into another; null while it stands. */
  mergedInto: { href: string; title: string } | null
  /** Branches that were moved to another thread, and still are there: how many thoughts, and where to. */
  moved: { id: string; count: number; href: string; title: string }[]
  version: number
}
