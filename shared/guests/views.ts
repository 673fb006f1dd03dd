import type { DecisionLine, SanctionLine, WrittenLine } from '../people/views.ts'

/** A guest, as they see themselves and nobody else does. */
export type OwnGuest = {
  id: string
  name: string
  email: string
  /** Whether they hear of answers by mail. */
  answers: boolean
  /** Whether a link sent to the address was opened. */
  proved: boolean
  /** Where nothing more is taken from their address: until when (null: for good), and why. */
  banned: { until: string | null; reason: string } | null
}

/** One of a guest's own comments, for the page that lists them: the comment itself is in the tables. */
export type OwnCommentLine = {
  id: string
  /** Path with the permalink's fragment. */
  href: string
  /** Title of what it hangs under. */
  under: string
}

/** What moderators know of a guest. Their e-mail address is for admins, as that of accounts is. */
export type GuestFile = {
  id: string
  /** As they signed last. */
  name: string
  since: string
  email: string | null
  /** Whether somebody has shown that the address is theirs: until then it may be another's. */
  proved: boolean
  banned: { until: string | null } | null
  written: WrittenLine[]
  decisions: DecisionLine[]
  bans: SanctionLine[]
  /** Whether the viewer may ban them now, for how many days, and for good. */
  mayBan: boolean
  mostDays: number
  mayBanForGood: boolean
}

/** A ban of a guest that is in force. `guest` is null where they have erased themselves: then nothing names them. */
export type BannedGuest = { guest: { id: string; name: string } | null; of: string; ban: SanctionLine }
