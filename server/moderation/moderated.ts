import type { HouseRule } from '../../shared/moderation/house-rules.ts'
import type { Decision, ModerationState } from '../../shared/moderation/states.ts'
import type { Reason } from '../../shared/moderation/views.ts'

/** What moderation keeps with a thing. */
export type Moderation = {
  state: ModerationState
  /** Why the pipeline held it or let it through with a doubt; for moderators. */
  reasons: Reason[]
  /** The last decision: what it was, the rule it cites, what the author is told. */
  verdict: Verdict | null
  /** Its wording that a moderator approved: reports of that wording no longer hide it. 0 for none. */
  approvedWording: number
  /** Reports that nobody has decided about yet. They move no `version`: whoever edits meanwhile is not refused. */
  openFlags: number
  appeal: Appeal | null
}

/** An author's objection, once for each decision. */
export type Appeal = {
  words: string
  created: Date
  outcome: 'open' | 'upheld' | 'overturned'
  answer: string | null
  /** Who judged it; never who decided before. */
  by: { id: string; name: string } | null
  /** When it was judged. Its author is told once of each judgement, also of a second one after an undo. */
  judged?: Date
}

/** `by` is null for the system. */
export type Verdict = {
  by: { id: string; name: string } | null
  decision: Decision
  rule: HouseRule | null
  message: string | null
  at: Date
}

/** An edit that is held: the last approved wording stays public meanwhile. */
export type Pending = {
  source: string
  html: string
  reasons: Reason[]
  since: Date
  /** Whom a comment's new words name. */
  mentions?: { id: string; name: string }[]
}

/** What everything that is moderated has. */
export type Moderated = {
  moderation: Moderation
  /** When its author withdrew it; null while it is present. */
  withdrawn: Date | null
  /** When its words were erased for good; null while they are kept. */
  erased: Date | null
  /** Of a comment below something that not everybody sees: whether moderators do. It comes back with that. */
  covered?: Cover | null
}
export type Cover = 'for-moderators' | 'for-nobody'

/** Where something stands that the pipeline, or nobody, has judged. */
export const begun = (
  { state, reasons }: Pick<Moderation, 'state' | 'reasons'> = { state: 'live', reasons: [] },
): Moderation => ({ state, reasons, verdict: null, approvedWording: 0, openFlags: 0, appeal: null })
