import { noTables, type PageState } from '../../../shared/live/state.ts'
import type { PageKind } from '../../../shared/pages/page.ts'
import { type ThreadPart, wholeThread } from '../../../shared/threads/parts.ts'
import type { CommentView } from '../../../shared/threads/views.ts'
import { excerpt } from '../annotations/excerpts.ts'
import { emptyPage, idOf } from '../live/page-states.ts'
import { allSorts, table } from '../moderation/cases.ts'
import { accountPages } from './states/accounts.ts'
import { annotationPages } from './states/annotations.ts'
import { curationPages } from './states/curation.ts'
import { importingPages } from './states/importing.ts'
import { libraryPages } from './states/library.ts'
import { liveSession, messages, round, seat, sessionPages } from './states/live-sessions.ts'
import { moderationPages } from './states/moderation.ts'
import type { Pages } from './states/pages.ts'
import { peoplePages } from './states/people.ts'
import { answer, claim, digest, digestThread, mine, note, report } from './states/things.ts'
import { threadPages } from './states/threads.ts'
import { upkeepPages } from './states/upkeep.ts'

/** Every kind of page, each with a little of everything that it can show. */
const pages: Pages = {
  ...accountPages,
  ...annotationPages,
  ...curationPages,
  ...importingPages,
  ...libraryPages,
  ...sessionPages,
  ...moderationPages,
  ...peoplePages,
  ...threadPages,
  ...upkeepPages,
}

/** What a page with these comments in the digest's thread says of it. */
export function threadOf(comments: CommentView[], more: Partial<ThreadPart> = {}): PageState['threads'] {
  const total = comments.filter(({ state }) => state === 'live').length
  return { [digest.id]: { ...wholeThread(digestThread, `digest:${digest.id}`), total, ...more } }
}

/** A page of this kind with a little of everything on it, as Ada sees it. */
export function pageOf(kind: PageKind, more: Partial<PageState> = {}): PageState {
  const empty = emptyPage()
  return {
    ...empty,
    page: pages[kind],
    viewer: { ...empty.viewer, may: ['comment', 'annotate', 'propose', 'post', 'import'] },
    tables: {
      ...noTables(),
      session: { [liveSession.id]: liveSession },
      seat: { [seat.id]: seat },
      round: { [round.id]: round },
      message: Object.fromEntries(messages.map((message) => [message.id, message])),
      digest: { [digest.id]: digest },
      document: { [report.id]: report },
      excerpt: { [idOf('excerpt')]: excerpt() },
      comment: { [mine.id]: mine, [answer.id]: answer },
      annotation: { [note.id]: note },
      contradiction: { [claim.id]: claim },
      case: table(...allSorts),
    },
    threads: threadOf([mine, answer], kind === 'branch' ? { under: `${mine.path}.` } : {}),
    ...more,
  }
}

export const pageKinds = Object.keys(pages) as PageKind[]
