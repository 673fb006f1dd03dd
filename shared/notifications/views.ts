import type { ThreadKind } from '../threads/views.ts'

/** What a person can follow: a thread, or all that happens at a digest, a document or an authority. */
export const followKinds = ['thread', 'digest', 'document', 'authority'] as const
export type FollowKind = (typeof followKinds)[number]

/** That a person follows something. `of` is the thing's id: for a thread that of what it hangs under; an authority's slug. */
export type FollowView = { id: string; kind: FollowKind; of: string; version: number; follows: boolean }

/** Why a person is told. */
export const notificationReasons = [
  'reply',
  'mention',
  'followed',
  'decision',
  'warning',
  'appeal',
  'quoted',
] as const
export type NotificationReason = (typeof notificationReasons)[number]

export type NotificationView = {
  id: string
  reason: NotificationReason
  /** Who did it; null for what moderators did, who are not named. */
  by: string | null
  /** The title of what it is about, and where to go. */
  under: string
  href: string
  /** The first words, plain text; empty where there are none or where they are no longer for this person. */
  opening: string
  created: string
  read: boolean
  version: number
}

/** What carries a thread, for the form that follows it. */
export type Followable = { kind: FollowKind; of: string; threadKind?: ThreadKind }
