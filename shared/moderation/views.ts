import type { ThreadRef } from '../threads/views.ts'
import type { HouseRule } from './house-rules.ts'
import type { Decision, ModeratedKind, ModerationState, Standing } from './states.ts'

/** Why the pipeline decided as it did. `phase` is the phase's file name; `detail` a sentence for moderators. */
export type Reason = { phase: string; detail: string }

/** What the author of something, and with only the rule the public, is told of a decision. */
export type VerdictView = {
  rule: HouseRule | null
  /** The rule in words, for a screen to name it without bringing all rules along. */
  ruleTitle: string | null
  /** For the author: why, and what to do next. Null for the public. */
  message: string | null
  at: string
}

/** A report by a reader that something breaks a rule. */
export type FlagView = { by: string; rule: HouseRule; detail: string; trusted: boolean; created: string }

/** An author's objection to a decision; judged by another moderator than the one who decided. */
export type AppealView = {
  words: string
  created: string
  outcome: 'open' | 'upheld' | 'overturned'
  answer: string | null
}

/** One line of the record, as moderators see it. */
export type RecordView = {
  id: string
  at: string
  by: string
  action: string
  from: string | null
  to: string | null
  rule: HouseRule | null
  publicReason: string | null
  privateNote: string | null
}

/** Something that was written, as moderators see it in the queue; its id is the thing's own. Never shown to others. */
export type CaseView = {
  id: string
  kind: ModeratedKind
  version: number
  state: ModerationState
  standing: Standing
  /** `key`: an account's id, or `guest:` and a guest's; null for what came with an import. */
  creator: { id: string | null; key: string | null; name: string; guest: boolean; newcomer: boolean }
  created: string
  /** The words, sanitised HTML; for a held edit the new ones, with `former` as the public reads it. */
  html: string
  former: string | null
  /** Where it stands: path with fragment, and the title of what it hangs under. */
  href: string
  under: string
  thread: ThreadRef | null
  reasons: Reason[]
  flags: FlagView[]
  appeal: AppealView | null
  verdict: VerdictView | null
  /** Who decided last, and what; null while nobody has. */
  decided: { by: string; decision: Decision; at: string } | null
  /** What this thing's state allows; whether the viewer may, the server says when asked. */
  decisions: Decision[]
}

/** The queues there are; each is derived from what things say of themselves. */
export const queueNames = ['pending', 'reported', 'appeals', 'spam', 'decided'] as const
export type QueueName = (typeof queueNames)[number]

/** What narrows a queue; null and empty mean everything. */
export type QueueFilter = {
  kind: ModeratedKind | null
  /** An author's account id, or `guest:<id>`. */
  author: string | null
  /** A phase of the pipeline that gave a reason. */
  phase: string | null
}

/** What a decision would do, before it is done. */
export type Impact = {
  removes: number
  /** Replies by others below what goes out of sight, which stay, and by how many people. */
  keepsReplies: number
  byPeople: number
  /** Highlights whose notes go, and threads that go out of sight with what they hang under. */
  detaches: number
}

/** What a decision did: `refused` are those that had changed, with what they are now. */
export type DecisionAnswer = {
  batch: string
  done: number
  /** What was done, in a sentence: 'You removed a comment.' Empty where nothing was. */
  sentence: string
  /** How much is in each queue after it: told with the answer, so that no number lags behind what was just decided. */
  totals?: Record<QueueName, number>
  refused: {
    id: string
    code: 'changed-meanwhile' | 'decided-meanwhile' | 'not-yours-to-judge' | 'not-found' | 'not-allowed'
    by: string | null
  }[]
}
