import type { Creator } from '../accounts/views.ts'
import type { Standing } from '../moderation/states.ts'

/** `planned`: it may have a time; `open`: it is going on; `ended`: its page is its summary. */
export const sessionStates = ['planned', 'open', 'ended'] as const
export type SessionState = (typeof sessionStates)[number]

/** What is read together. */
export type SessionSubject = { kind: 'digest' | 'document'; id: string }

/** Words of an excerpt that everybody is asked to look at; code points of that revision. */
export type Spotlight = { excerpt: string; revision: number; start: number; end: number; exact: string }

/**
 * People reading the same thing together. Its channel is `session:<id>`; on its subject's is told, for banners, when it
 * opens and ends and how many are in it.
 */
export type SessionView = {
  id: string
  on: SessionSubject
  /** The subject's own title where the host gave none. */
  title: string
  state: SessionState
  /** ISO dates. `planned` is for when it was announced; null where it was begun at once. */
  planned: string | null
  began: string | null
  ended: string | null
  host: Creator
  /** How many have a seat. */
  people: number
  /** What the host asks everybody to look for; null for nothing. */
  task: { words: string; set: string } | null
  /** A timer that runs out at `ends`; it stays until it is cleared, so that late screens see that it ran out. */
  timer: { ends: string; seconds: number } | null
  /** Whose place the others follow until they scroll away: the account of a host or co-host; null for nobody. */
  leader: string | null
  spotlight: Spotlight | null
  /** The blind round that is going on; null for none. */
  round: string | null
  version: number
}

export const seatRoles = ['host', 'cohost', 'member'] as const
export type SeatRole = (typeof seatRoles)[number]

/** Somebody's part in a session, from joining on; also who took part, afterwards. */
export type SeatView = {
  id: string
  session: string
  person: { id: string; name: string }
  /** 0 to 7, in the order of joining, so that the first eight differ. */
  colour: number
  role: SeatRole
  /** When they raised their hand; null while it is down. ISO date. */
  hand: string | null
  /** A muted person reads on, and neither chats, marks nor writes in the notes here. */
  muted: boolean
  joined: string
  version: number
}

/** `dropped`: ended without a reveal; what was marked stays each person's own, as private drafts. */
export type RoundState = 'blind' | 'revealed' | 'dropped'

/** A stretch of an excerpt that the same people marked; code points of that revision. */
export type AgreedPassage = {
  excerpt: string
  revision: number
  start: number
  end: number
  exact: string
  by: { id: string; name: string }[]
}

/** What a round came to, as it was revealed. What is no longer public later is no longer in it. */
export type RoundResult = {
  /** Who took part: marked something or said that they were done. */
  people: { id: string; name: string }[]
  /** Highlights revealed. */
  marks: number
  /** Krippendorff's alpha over the characters of all the texts; null where it says nothing. */
  alpha: number | null
  /** From the most agreed on down, then in the order of the text. */
  passages: AgreedPassage[]
}

/** A round in which each sees their own highlights alone, until all are revealed together. */
export type RoundView = {
  id: string
  session: string
  /** 1 for the first round of a session. */
  number: number
  task: string | null
  state: RoundState
  began: string
  ended: string | null
  /** Accounts that said they are done. */
  done: string[]
  result: RoundResult | null
  version: number
}

/** A message of the session's chat. */
export type MessageView = {
  id: string
  session: string
  creator: Creator
  created: string
  /** Sanitised HTML; null where its words may not be read. */
  html: string | null
  state: Standing
  may: ('withdraw' | 'restore' | 'flag' | 'appeal')[]
  version: number
}

/**
 * One step in the making of the shared notes: a Yjs update, base64. Steps may be applied in any order and twice; all
 * of them together are the notes.
 */
export type JottingView = {
  id: string
  session: string
  /** Whose it is, by account; null where several were put into one, or its author left. */
  by: string | null
  update: string
  version: number
}

/** The shared notes as a whole: `GET /sessions/:id/notes`. `update` is all steps merged, base64; `text` its words. */
export type NotesView = { update: string; text: string }

/** What a session's log tells, for the summary and the replay. `at` is an ISO date. */
export type SessionStep = {
  at: string
  by: Creator | null
  what:
    | { kind: 'began' | 'ended' | 'joined' | 'hand-raised' | 'timer-ran' }
    | { kind: 'task'; words: string | null }
    | { kind: 'timer'; seconds: number | null }
    | { kind: 'leading'; on: boolean }
    | { kind: 'spotlight'; passage: Spotlight | null }
    | { kind: 'round-began' | 'round-revealed' | 'round-dropped'; round: string; number: number }
    | { kind: 'marked' | 'published' | 'withdrawn' | 'restored'; annotation: string }
    | { kind: 'proposed'; contradiction: string }
    | { kind: 'said'; message: string }
    | { kind: 'muted' | 'unmuted' | 'made-cohost' | 'made-member'; name: string }
    | { kind: 'text-edited'; excerpt: string; revision: number }
}

/** A line of the list of sessions, and of the banner on what is read. */
export type SessionLine = {
  id: string
  title: string
  state: SessionState
  host: string
  planned: string | null
  began: string | null
  ended: string | null
  /** How many have a seat. */
  people: number
}
