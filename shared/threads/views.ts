import type { Creator } from '../accounts/views.ts'

/** What a thread hangs under. */
export const threadKinds = ['digest', 'document', 'annotation', 'contradiction'] as const
export type ThreadKind = (typeof threadKinds)[number]
export type ThreadRef = { kind: ThreadKind; id: string }

export type CommentView = {
  id: string
  thread: ThreadRef
  /** The comment answered; null begins a branch. */
  parent: string | null
  creator: Creator & { postAuthor: boolean }
  /** True when it came with an imported post: then `created` is when it was imported. */
  imported: boolean
  created: string
  /** When it was last edited; null when it never was. */
  modified: string | null
  /** `withdrawn` leaves a tombstone that keeps the replies. */
  state: 'live' | 'withdrawn'
  /** Sanitised HTML; null when there is nothing for this viewer to read. */
  html: string | null
  /** The source its author may edit; null for everybody else. */
  source: string | null
  version: number
  may: ('edit' | 'withdraw' | 'restore')[]
}
