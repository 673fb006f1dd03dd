import type { HouseRule } from '../moderation/house-rules.ts'

/** From least to most. `guest` has no account; a `reader` has one but may not write. */
export const roles = ['guest', 'reader', 'member', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]

/** The roles that an account can have. */
export const accountRoles = ['reader', 'member', 'moderator', 'admin'] as const
export type AccountRole = (typeof accountRoles)[number]
export const roleLabels: Record<AccountRole, string> = {
  reader: 'Reader: reads, writes nothing',
  member: 'Member: posts, comments, marks',
  moderator: 'Moderator: also moderates and imports',
  admin: 'Admin: also appoints, bans and erases',
}

/** Who is looking. `token` goes into every form and write of this login; null for a guest without a session. */
export type Viewer = {
  id: string | null
  name: string | null
  role: Role
  token: string | null
  may: ViewerRight[]
  /** What a guest of this browser last wrote as, to fill in forms; null for accounts and new guests. */
  guest: { name: string; email: string; site: string | null } | null
  /** A moderator's warning that is to be acknowledged before anything else is written; null for none. */
  warning: Warning | null
  /** Until when the account may only read; null when it isn't suspended. */
  suspendedUntil: string | null
}

/** What a moderator wrote to somebody who broke a rule; `title` is the rule's, `created` an ISO date. */
export type Warning = { id: string; rule: HouseRule; title: string; message: string; created: string }

/** What this viewer may begin anywhere; what they may do to one thing stands in that thing's own `may`. */
export type ViewerRight =
  | 'comment'
  | 'flag'
  | 'react'
  | 'annotate'
  | 'propose'
  | 'post'
  | 'import'
  /** Approve, remove, restore, move, split, merge, warn, note, suspend up to 30 days. */
  | 'moderate'
  | 'appoint'
  /** Ban, erase, redact, word lists, e-mail addresses, the outbox. */
  | 'govern'

/** Who made something. `id` is null for people who came with an import. */
export type Creator = { id: string | null; name: string }
