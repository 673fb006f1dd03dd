import type { MessageView, RoundView, SeatView, SessionView } from '../../../../shared/live-sessions/views.ts'
import { excerpt } from '../../annotations/excerpts.ts'
import { ada, ben, idOf } from '../../live/page-states.ts'
import type { Pages } from './pages.ts'
import { digest, mine, note, report } from './things.ts'

export const liveSession: SessionView = {
  id: idOf('session'),
  on: { kind: 'digest', id: digest.id },
  title: digest.title,
  state: 'open',
  planned: null,
  began: mine.created,
  ended: null,
  host: ada,
  people: 4,
  task: { words: 'Find every claim about home visits.', set: mine.created },
  timer: null,
  leader: ada.id,
  spotlight: null,
  round: null,
  version: 1,
}
export const seat: SeatView = {
  id: idOf('seat'),
  session: liveSession.id,
  person: { id: ada.id ?? '', name: ada.name },
  colour: 0,
  role: 'host',
  hand: mine.created,
  muted: false,
  joined: mine.created,
  version: 1,
}
/** One's own that waits, one that everybody reads, one that is gone. */
export const messages: MessageView[] = [
  { id: idOf('said'), creator: ada, html: '<p>Shall we begin?</p>', state: 'held', may: ['withdraw'] },
  { id: idOf('said by ben'), creator: ben, html: '<p>With the first.</p>', state: 'live', may: ['flag'] },
  { id: idOf('taken back'), creator: ben, html: null, state: 'withdrawn', may: [] },
].map((message) => ({
  ...(message as Pick<MessageView, 'id' | 'creator' | 'html' | 'state' | 'may'>),
  session: liveSession.id,
  created: mine.created,
  version: 1,
}))
export const round: RoundView = {
  id: idOf('round'),
  session: liveSession.id,
  number: 1,
  task: null,
  state: 'revealed',
  began: mine.created,
  ended: mine.created,
  done: [],
  result: {
    people: [
      { id: ada.id ?? '', name: ada.name },
      { id: ben.id ?? '', name: ben.name },
    ],
    marks: 2,
    alpha: 0.85,
    passages: [
      {
        excerpt: idOf('excerpt'),
        revision: 1,
        start: 0,
        end: 4,
        exact: 'Good',
        by: [{ id: ada.id ?? '', name: ada.name }],
      },
    ],
  },
  version: 2,
}

export const sessionPages = {
  sessions: {
    kind: 'sessions',
    sessions: [
      {
        id: idOf('session'),
        title: 'Reports in June',
        state: 'open',
        host: 'Ada',
        planned: null,
        began: mine.created,
        ended: null,
        people: 2,
      },
    ],
  },
  'new-session': {
    kind: 'new-session',
    on: `digest:${digest.id}`,
    subject: { title: digest.title, path: '/digests/june' },
  },
  session: {
    kind: 'session',
    session: idOf('session'),
    subject: { title: digest.title, path: '/digests/june' },
    documents: [report.id],
    part: 1,
    parts: 1,
    notes: 'Look at the second report.',
  },
  'session-summary': {
    kind: 'session-summary',
    session: idOf('session'),
    subject: { title: digest.title, path: '/digests/june' },
    documents: [report.id],
    notes: 'Look at the second report.',
    tasks: [{ at: mine.created, by: 'Ada', words: 'Find every claim about home visits.' }],
    timers: [{ at: mine.created, by: 'Ada', seconds: 300, ran: mine.created }],
    lost: { [idOf('round')]: 1 },
    edited: { [idOf('excerpt')]: mine.created },
  },
  'session-replay': {
    kind: 'session-replay',
    session: idOf('session'),
    subject: { title: digest.title, path: '/digests/june' },
    documents: [report.id],
    steps: [
      { at: mine.created, by: ada, what: { kind: 'began' } },
      { at: mine.created, by: ada, what: { kind: 'marked', annotation: note.id } },
      { at: mine.created, by: null, what: { kind: 'timer-ran' } },
    ],
    wordings: {
      [idOf('excerpt')]: [
        { revision: 1, text: excerpt().text, marks: [{ annotation: note.id, start: 0, end: 4 }] },
      ],
    },
    step: 2,
  },
} satisfies Partial<Pages>
