import type { AccountRole } from '../accounts/views.ts'
import type { AnnotationHistory } from '../annotations/history.ts'
import type { ContradictionType } from '../contradictions/views.ts'
import type { CommentTools, RedactView, ThreadTools } from '../curation/views.ts'
import type { BannedGuest, GuestFile, OwnCommentLine, OwnGuest } from '../guests/views.ts'
import type { ImportPreview } from '../importing/preview.ts'
import type { ReplayWording } from '../live-sessions/replay.ts'
import type { TimerLine } from '../live-sessions/timers.ts'
import type { SessionLine, SessionStep } from '../live-sessions/views.ts'
import type { MailLine, MailView } from '../mail/views.ts'
import type { HouseRule } from '../moderation/house-rules.ts'
import type { RecordLine } from '../moderation/record.ts'
import type { Decision, ModeratedKind, Standing } from '../moderation/states.ts'
import type {
  AppealView,
  Impact,
  QueueFilter,
  QueueName,
  RecordView,
  VerdictView,
} from '../moderation/views.ts'
import type { Tried, WordLine } from '../moderation/word-lists.ts'
import type { NotificationSettings } from '../notifications/views.ts'
import type { AccountView, HealthView, PersonFile, PersonView } from '../people/views.ts'
import type { TagView } from '../tags/views.ts'
import type { DraftLine } from '../threads/drafts.ts'
import type { WordingChange } from '../threads/history.ts'
import type { ThreadRef } from '../threads/views.ts'
import type { PartOfList } from './newest-first.ts'

/** Every page there is, by what it shows besides the tables. */
export type Page =
  | { kind: 'home'; digests: DigestLine[]; latest: LatestThought[] }
  | { kind: 'digest'; digest: string }
  | { kind: 'document'; document: string; digests: { slug: string; title: string }[] }
  | { kind: 'authorities'; regions: { region: string; authorities: AuthorityLine[] }[] }
  | { kind: 'authority'; authority: AuthorityPage; documents: string[] }
  /** Those of the `type`, or all, in this part of the list. */
  | ({ kind: 'contradictions'; type: ContradictionType | null } & PartOfList)
  | { kind: 'sessions'; sessions: SessionLine[] }
  /** `on` is `digest:<id>` or `document:<id>`. */
  | { kind: 'new-session'; on: string; subject: { title: string; path: string } }
  | {
      /** A live session; where there are very many documents, a part of them. */
      kind: 'session'
      session: string
      subject: { title: string; path: string }
      documents: string[]
      part: number
      parts: number
      /** The words of the shared notes. */
      notes: string
    }
  | {
      /** What remains of a live session, in the tables; of its documents those that something happened to. */
      kind: 'session-summary'
      session: string
      subject: { title: string; path: string }
      documents: string[]
      notes: string
      tasks: { at: string; by: string; words: string }[]
      timers: TimerLine[]
      /** By round: how many of its marks are on words that have changed since. */
      lost: Record<string, number>
      /** Texts that were edited since the session began, and when: by excerpt, ISO dates. */
      edited: Record<string, string>
    }
  | {
      /** A live session step by step; `step` is how many were taken. */
      kind: 'session-replay'
      session: string
      subject: { title: string; path: string }
      documents: string[]
      steps: SessionStep[]
      /** By excerpt, the first wording first. */
      wordings: Record<string, ReplayWording[]>
      step: number
    }
  | { kind: 'post-excerpt'; authorities: string[] }
  | { kind: 'edit-excerpt'; excerpt: string; revisions: ExcerptRevision[] }
  /** `session`: the live session that it is proposed in; '' for none. */
  | { kind: 'propose-contradiction'; document: string; session: string }
  | { kind: 'annotate'; document: string; excerpt: string }
  | { kind: 'edit-annotation'; annotation: string }
  | { kind: 'annotation-history'; history: AnnotationHistory }
  | { kind: 'tags'; tags: TagView[] }
  /** What our exports say in words of their own. */
  | { kind: 'terms' }
  /** `chosen`: the slug of the document that notes are imported onto; '' for none yet. */
  | { kind: 'import-document'; documents: { slug: string; title: string }[]; chosen: string }
  | { kind: 'printable'; document: string }
  | { kind: 'edit-comment'; comment: string }
  | {
      kind: 'reply'
      comment: string
      /** What the reply begins with: words of the comment as a quotation, or nothing. */
      quote: string
    }
  | { kind: 'drafts'; drafts: DraftLine[] }
  | {
      /** The wordings of a comment in the table, newest first; or, `between`, how one of them became another. */
      kind: 'history'
      comment: string
      changes: WordingChange[]
      between: boolean
    }
  | {
      /** A branch of a thread on a page of its own. */
      kind: 'branch'
      comment: string
      thread: ThreadRef
      /** What it answers, from the beginning of the thread down: comments in the table. */
      context: string[]
      /** What the thread hangs under. */
      under: { title: string; path: string }
    }
  | {
      kind: 'import'
      preview: ImportPreview | null
      raw: string
      already: { slug: string; title: string } | null
    }
  /** `undo` is the moment at which all were marked as read, as long as that can be taken back here. */
  | { kind: 'notifications'; settings: NotificationSettings; undo: string | null }
  | { kind: 'stop-mail'; token: string }
  | { kind: 'thread-tools'; tools: ThreadTools }
  | { kind: 'comment-tools'; tools: CommentTools }
  | { kind: 'redact'; redact: RedactView }
  | { kind: 'log-in'; next: string }
  | { kind: 'register'; next: string; firstAdmin: string | null }
  /** `q`: what was searched for in names and e-mail addresses; '' for everybody. */
  | { kind: 'people'; people: PersonLine[]; q: string; banned: BannedGuest[] }
  | { kind: 'guests'; banned: BannedGuest[] }
  | { kind: 'guest-file'; guest: GuestFile }
  | { kind: 'person'; person: PersonView }
  | { kind: 'person-file'; person: PersonView; file: PersonFile }
  | { kind: 'account'; account: AccountView }
  | { kind: 'health'; health: HealthView }
  | {
      /** Its cases are in the table `case`, in the order of `cases`, the longest waiting first. */
      kind: 'moderation'
      queue: QueueName
      filter: QueueFilter
      cases: string[]
      /** How many there are in each queue, unfiltered. */
      totals: Record<QueueName, number>
      /** The cursor of the next part; null at the end. */
      next: string | null
      /** The viewer's last decision that can be undone; null for none. */
      undo: { batch: string; sentence: string } | null
    }
  | {
      /** Something that was written, in the table `case`, with all that was ever done to it, the latest first. */
      kind: 'case'
      case: string
      record: RecordView[]
      /** What the decision that the address asks for would do; null where it asks for none. */
      impact: Impact | null
      undo: { batch: string; sentence: string } | null
    }
  | {
      /**
       * A decision about several things, to look over before it is made, where there is no script. `cases` are those
       * it can be made about, in the table `case`; `others` were selected and are left as they are.
       */
      kind: 'review'
      decision: Decision | null
      cases: string[]
      others: number
      impact: Impact | null
    }
  | { kind: 'rules' }
  /** `removed`: taken off lately. `tried`: what the pipeline would say to words that were given; null where none were. */
  | { kind: 'word-lists'; entries: WordLine[]; removed: WordLine[]; tried: Tried | null }
  | ({ kind: 'record'; lines: RecordLine[]; label: string | null } & PartOfList)
  | ({ kind: 'appeal' } & AppealPage)
  | ({ kind: 'flag' } & FlagPage)
  | { kind: 'forgotten' }
  | { kind: 'new-password'; token: string }
  | { kind: 'ask-for-link' }
  | { kind: 'open-link'; token: string; name: string; comments: number }
  | { kind: 'my-comments'; guest: OwnGuest; comments: OwnCommentLine[] }
  | { kind: 'outbox'; mails: MailLine[]; open: MailView | null }
  | { kind: 'problem'; status: number; message: string }
export type PageKind = Page['kind']

/** Something to report, or that one has reported. */
export type FlagPage = {
  of: ModeratedKind
  id: string
  /** Who wrote it; empty where that is not shown. */
  by: string
  html: string | null
  href: string
  under: string
  /** The viewer's own report; `rule` is null and `detail` empty for guests. `open` until a moderator has looked at it. */
  own: { id: string; rule: HouseRule | null; detail: string; open: boolean } | null
}

/** A decision about something, for whoever wrote it. */
export type AppealPage = {
  of: ModeratedKind
  id: string
  version: number
  /** The words; null when they are no longer kept for their author. */
  html: string | null
  href: string
  under: string
  standing: Standing
  verdict: VerdictView | null
  appeal: AppealView | null
  mayAppeal: boolean
  /** Whether there is another moderator now than the one who decided. */
  hasOthers: boolean
}

export type DigestLine = {
  slug: string
  title: string
  creator: string
  created: string
  entries: number
  comments: number
  tags: string[]
  sample: boolean
}

export type LatestThought = {
  comment: string
  /** Path with the permalink's fragment. */
  href: string
  /** Title of the digest or document it hangs under. */
  under: string
  creator: string
  created: string
  /** The first words, plain text. */
  opening: string
}

export type AuthorityLine = { slug: string; name: string; documents: number }

export type AuthorityPage = {
  slug: string
  name: string
  officialName: string
  region: string
  gssCode: string
  dfeNumber: string
  ofstedUrn: string | null
  aliases: string[]
  successors: { slug: string; name: string }[]
}

/** An account as admins see it. */
export type PersonLine = { id: string; name: string; email: string; role: AccountRole; created: string }

export type ExcerptRevision = { revision: number; text: string; editor: string; created: string }
