import type { ThreadRef } from './views.ts'

/** Where something is written: a thread, and in it a comment that is answered. */
export const draftKey = (thread: ThreadRef, parent: string | null): string =>
  `${thread.kind} ${thread.id} ${parent ?? ''}`

/** What somebody began to write, as they see it. */
export type DraftView = {
  source: string
  version: number
  parentWording: number | null
  /** Other words that were written for the same place, on another device or in another tab. */
  others: string[]
}

/** The answer to `POST /drafts`: what is kept now; null when nothing is. */
export type DraftAnswer = { location: string; draft: DraftView | null }

/** One of one's drafts in the list of them. */
export type DraftLine = {
  id: string
  /** Where it goes on; null where the place is gone. */
  href: string | null
  under: string
  isReply: boolean
  /** The first words; all of them where the place is gone. */
  words: string
  updated: string
  discarded: boolean
}
