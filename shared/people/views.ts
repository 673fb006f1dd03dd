import type { AccountRole } from '../accounts/views.ts'
import type { HouseRule } from '../moderation/house-rules.ts'
import type { ModeratedKind, Standing } from '../moderation/states.ts'

/** A person as everybody may see them. */
export type PersonView = {
  id: string
  name: string
  since: string
  /** Only where it matters to others; null for members. */
  role: 'moderator' | 'admin' | null
  /** How many thoughts and notes of theirs everybody reads now. */
  thoughts: number
  notes: number
  /** A page of these, the newest first: those older than `before`, where that is given; `next` leads to the next. */
  latest: PublicLine[]
  before: string | null
  next: string | null
}

/** Something that everybody reads, on the page of who wrote it. */
export type PublicLine = {
  id: string
  kind: 'comment' | 'annotation'
  created: string
  /** Where it stands, and the title of what it hangs under. */
  href: string
  under: string
  /** The first words, plain text. */
  opening: string
}

/** Something a person wrote, with how it stands; for themselves and moderators. */
export type WrittenLine = {
  id: string
  kind: ModeratedKind
  standing: Standing
  created: string
  /** Where it stands: path with fragment, and the title of what it hangs under. */
  href: string
  under: string
  /** The first words, plain text; empty where they are gone, or not for this reader. */
  opening: string
}

/** A decision about something a person wrote. `by` and `note` are for moderators; null for the person. */
export type DecisionLine = {
  id: string
  at: string
  /** What was decided, in words. */
  what: string
  kind: ModeratedKind
  href: string | null
  rule: HouseRule | null
  reason: string | null
  by: string | null
  note: string | null
}

/** A warning, note, suspension or ban. `words` are what the person is told; of a note what moderators wrote. */
export type SanctionLine = {
  id: string
  kind: 'warning' | 'note' | 'suspension' | 'ban'
  at: string
  by: string | null
  rule: HouseRule | null
  words: string
  /** For moderators alone. */
  note: string | null
  until: string | null
  /** How it ended; null while it stands. */
  ended: 'lifted' | 'read' | 'over' | 'replaced' | null
  /** Whether the viewer may take it back. */
  canLift: boolean
}

/** A report that a person made, and what came of it. */
export type FlagLine = {
  id: string
  kind: ModeratedKind
  rule: HouseRule
  detail: string
  created: string
  outcome: string
  href: string | null
}

/** What moderators know of a person. */
export type PersonFile = {
  /** For admins; null for moderators. */
  email: string | null
  role: AccountRole
  newcomer: boolean
  suspendedUntil: string | null
  banned: string | null
  written: WrittenLine[]
  decisions: DecisionLine[]
  flags: FlagLine[]
  sanctions: SanctionLine[]
  /** What the viewer may do about them, and for how many days they may suspend. */
  may: SanctionLine['kind'][]
  mostDays: number
}

/** One's own account. */
export type AccountView = {
  id: string
  name: string
  email: string
  role: AccountRole
  since: string
  /** The only admin can't leave. */
  lastAdmin: boolean
  written: WrittenLine[]
  decisions: DecisionLine[]
  sanctions: SanctionLine[]
}

/** What a recount found: where a channel tells another number than there is. */
export type DriftLine = {
  channel: string
  /** What the channel shows, in words, and where; null where there is no page. */
  title: string
  href: string | null
  what: 'comments' | 'annotations' | 'contradictions' | 'unread' | 'waiting'
  told: number
  found: number
}

/** The last recount and the last night's work. */
export type HealthView = {
  counted: string | null
  channels: number
  drift: DriftLine[]
  /** What was repaired last, and when. */
  repaired: { at: string; number: number } | null
  /** The last night's work, in sentences; `failed` says what went wrong. */
  night: { at: string; done: string[]; failed: string | null } | null
}
