import type { AnnotationView } from '../annotations/views.ts'
import type { ContradictionView } from '../contradictions/views.ts'
import type { DigestView, DocumentView, ExcerptView } from '../library/views.ts'
import type { JottingView, MessageView, RoundView, SeatView, SessionView } from '../live-sessions/views.ts'
import type { CaseView, DecisionAnswer } from '../moderation/views.ts'
import type { FollowView, NotificationView } from '../notifications/views.ts'
import type { Talk } from '../threads/parts.ts'
import type { CommentView, ReactedView, TallyView, ThreadView } from '../threads/views.ts'

/**
 * What a page shows live: `digest:<id>`, `document:<id>`, `session:<id>`, `person:<account>` (what concerns one account
 * alone) and `moderation:queue`. Its changes are numbered 1..N without gaps.
 */
export type Channel = `${ChannelKind}:${string}`
export const channelKinds = ['digest', 'document', 'session', 'person', 'moderation'] as const
export type ChannelKind = (typeof channelKinds)[number]
export const moderationQueue: Channel = 'moderation:queue'
export const channelOfSession = (session: string): Channel => `session:${session}`
export const channelOfPerson = (account: string): Channel => `person:${account}`

/**
 * How many of each the public can see under a channel; on a person's how many notifications are unread, on the
 * moderation queue how many things wait for a decision.
 */
export type Counts = {
  comments: number
  annotations: number
  contradictions: number
  unread: number
  waiting: number
}
export const noCounts: Counts = { comments: 0, annotations: 0, contradictions: 0, unread: 0, waiting: 0 }

/** The entities that live events carry, each with its table in the page's state. */
export type Views = {
  digest: DigestView
  document: DocumentView
  excerpt: ExcerptView
  comment: CommentView
  annotation: AnnotationView
  contradiction: ContradictionView
  thread: ThreadView
  tally: TallyView
  reacted: ReactedView
  follow: FollowView
  notification: NotificationView
  case: CaseView
  session: SessionView
  seat: SeatView
  round: RoundView
  message: MessageView
  jotting: JottingView
}
export type EntityKind = keyof Views

type Changed<K extends EntityKind> = {
  type: `${K}.changed`
  channel: Channel
  /** The channel's number for this change; a screen applies only `last + 1`. */
  seq: number
  id: string
  /** The thing as this audience may see it now; null when it may not (any more). */
  view: Views[K] | null
  /** The channel's counts now. */
  counts: Counts
  /** Where it moves the number of comments that everybody may read; absent where it moves none. */
  talk?: Talk[]
}

/** Everything a screen is told. Sent by socket, by catch-up and as the answer to one's own action. */
export type LiveEvent = { [K in EntityKind]: Changed<K> }[EntityKind]

/** The answer to every write: what it changed, as the person who did it sees it, and where to look at it. */
export type WriteAnswer = { events: LiveEvent[]; location: string; decided?: DecisionAnswer }

/** Catch-up: what was missed on one channel, or `reload` when that is too much (ask the page for its state). */
export type CatchUp = { channel: Channel; head: number; reload: boolean; events: LiveEvent[] }

/** A person on a page, or a number of guests. `colour` is an index into the palette of eight. */
export type Presence = { people: { id: string; name: string; colour: number }[]; guests: number }

/** A selection in progress by somebody else; code points of the excerpt's revision. Null end: it was let go. */
export type SelectionInProgress = {
  by: { id: string; name: string; colour: number }
  excerpt: string
  revision: number
  start: number
  end: number
}

/** Somebody is writing an answer to a comment (null: a thought of its own). `on` false: no longer. */
export type Typing = { thread: string; parent: string | null; by: string; on: boolean }

/** Where somebody is in a session's texts: the code point at their reading line, and that of their cursor where shown. */
export type Pointing = { excerpt: string; revision: number; at: number; cursor: boolean }

/** Socket.IO, server to client. */
export type ServerToClient = {
  change: (event: LiveEvent) => void
  /** Every five seconds for watched channels: the last number committed. */
  heads: (heads: Record<Channel, number>) => void
  presence: (channel: Channel, presence: Presence) => void
  selecting: (channel: Channel, selection: SelectionInProgress | { by: { id: string }; start: null }) => void
  typing: (channel: Channel, typing: Typing) => void
  /** In a session: the leader's place, and the cursors of those who show them; null: no longer. */
  pointing: (channel: Channel, by: { id: string; name: string }, pointing: Pointing | null) => void
  /** The login ended or its rights changed: reload. */
  'rights.changed': () => void
}

/** Socket.IO, client to server. */
export type ClientToServer = {
  /** Begins to watch; answers with what was missed since the numbers given, per channel. */
  watch: (since: Record<Channel, number>, answer: (result: CatchUp[] | { error: string }) => void) => void
  selecting: (
    channel: Channel,
    selection: { excerpt: string; revision: number; start: number; end: number } | null,
  ) => void
  typing: (channel: Channel, typing: { thread: string; parent: string | null; on: boolean }) => void
  pointing: (channel: Channel, pointing: Pointing | null) => void
}
