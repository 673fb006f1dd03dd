import type { ThreadRef } from '../threads/views.ts'

/** What moving a branch, or a whole thread, would take along. */
export type MoveImpact = { thoughts: number; people: number; followers: number }

/** A move that was made, as moderators see it. */
export type MoveLine = {
  id: string
  kind: 'move' | 'split' | 'merge'
  /** How many thoughts that everybody reads it took along. */
  count: number
  from: string
  to: string
  at: string
  by: string
  /** Whether it can be taken back. */
  mayUndo: boolean
}

/** A thought or a reply, for featuring it. */
export type FeatureLine = { id: string; creator: string; opening: string; featured: boolean; version: number }

/** What the page of a thread's tools shows. Only for whoever may lock it; `merge` is null for who may not move. */
export type ThreadTools = {
  thread: ThreadRef
  under: { title: string; path: string }
  locked: { since: string; reason: string } | null
  /** Whose post it is can't open what a moderator closed. */
  mayLock: boolean
  version: number
  featurable: FeatureLine[]
  /** Where those begin that come after these; null after the last. */
  next: string | null
  merge: MoveImpact | null
  moves: MoveLine[]
}

/** What the page of a comment's tools shows, for moderators; the comment is in its table. */
export type CommentTools = {
  comment: string
  under: { title: string; path: string }
  impact: MoveImpact
  /** True for a reply, which can become a thought of its own. */
  maySplit: boolean
  moves: MoveLine[]
}

/** What words may be redacted of; of a live session, by its id, the title, the tasks and the shared notes. */
export const redactableKinds = ['comment', 'annotation', 'contradiction', 'message', 'session'] as const

/** Something whose words may be redacted: all its texts as they are kept, and where it stands. */
export type RedactView = {
  kind: (typeof redactableKinds)[number]
  id: string
  version: number
  href: string
  texts: { label: string; text: string }[]
}
