import type { HouseRule } from '../moderation/house-rules.ts'
import type { Judged, ModeratedKind } from '../moderation/states.ts'
import type { ThreadKind } from '../threads/views.ts'

/** What a person can follow: a thread, or all that happens at a digest, a document or an authority. */
export const followKinds = ['thread', 'digest', 'document', 'authority'] as const
export type FollowKind = (typeof followKinds)[number]

/** That a person follows something. `of` is the thing's id: for a thread that of what it hangs under; an authority's slug. */
export type FollowView = { id: string; kind: FollowKind; of: string; version: number; follows: boolean }

/** Why a person is told, in the order in which one reason goes before another. */
export const notificationReasons = ['reply', 'mention', 'followed', 'decision', 'warning', 'appeal'] as const
export type NotificationReason = (typeof notificationReasons)[number]

/** The reasons that a person may switch off; what moderators have to say reaches everybody. */
export const optionalReasons = ['reply', 'mention', 'followed'] as const satisfies NotificationReason[]
export type OptionalReason = (typeof optionalReasons)[number]

/** What moderators decided about a person's own words, for its notification to say. */
export type DecisionTold = {
  of: ModeratedKind
  /** `superseded`: it was taken back since, or another decision took its place. */
  what: Judged | 'superseded'
  /** The rule that was cited; null where none was, or where nothing is held against the words. */
  rule: { code: HouseRule; title: string } | null
  /** Where its author reads why, and may object; null where there is nothing to read. */
  why: { href: string; mayAppeal: boolean } | null
}

export type NotificationView = {
  id: string
  reason: NotificationReason
  /** Who did it; null for what moderators did, who are not named, and where it is no longer here. */
  by: string | null
  /** What is listed together: a thread, or the thing itself. */
  group: string
  /** The title of what it is about, and where to go. */
  under: string
  href: string
  /** The first words, plain text; empty where there are none. */
  opening: string
  /** What was decided, where it tells of a decision about the person's own words; else null. */
  decided: DecisionTold | null
  /** True when what it tells of is no longer for this person to read: then nothing of it is said. */
  gone: boolean
  created: string
  read: boolean
  version: number
}

/** What carries a thread, for the form that follows it. */
export type Followable = { kind: FollowKind; of: string; threadKind?: ThreadKind }

/** What a person wants to be told of. */
export type NotificationSettings = {
  off: OptionalReason[]
  /** Whether what one writes in is followed from then on. */
  followOwn: boolean
  /** Whether what is unread comes by e-mail once a day. */
  mail: boolean
}
