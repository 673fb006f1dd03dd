import type { DigestView, DocumentView } from '../../../shared/library/views.ts'
import { noTables, type PageState } from '../../../shared/live/state.ts'
import type { MessageView, RoundView, SeatView, SessionView } from '../../../shared/live-sessions/views.ts'
import type { Page, PageKind } from '../../../shared/pages/page.ts'
import type { DecisionLine, PersonView, SanctionLine, WrittenLine } from '../../../shared/people/views.ts'
import { type ThreadPart, wholeThread } from '../../../shared/threads/parts.ts'
import type { CommentView } from '../../../shared/threads/views.ts'
import { contradiction, excerpt, highlighted } from '../annotations/excerpts.ts'
import { ada, ben, comment, emptyPage, idOf } from '../live/page-states.ts'
import { allSorts, table } from '../moderation/cases.ts'

export const report: DocumentView = {
  id: idOf('document'),
  slug: 'derby-2017-06-13',
  kind: 'inspection-report',
  title: 'Derby: inspection of services',
  authority: { slug: 'derby', name: 'Derby' },
  published: '2017-06-13',
  judgements: [
    { area: 'overall', printed: 'GOOD', grade: 'good', previous: 'inadequate' },
    {
      area: 'lscb',
      printed: 'Requires improvement',
      grade: 'requires-improvement',
      previous: null,
    },
  ],
  reinspection: 'Moved out of inadequate',
  sourceUrl: 'https://reports.example/derby',
  creator: ada,
  excerpts: [idOf('excerpt')],
  version: 1,
  may: ['edit'],
}

export const digest: DigestView = {
  id: idOf('digest'),
  slug: 'june',
  title: 'Reports in June',
  introduction: 'Two of them.\n\nMore to come.',
  links: [{ label: 'The guidance', url: 'https://guidance.example/' }],
  entries: [{ document: report.id, excerpts: report.excerpts }],
  tags: ['inspection'],
  creator: ada,
  created: '2017-06-14T09:00:00.000Z',
  previous: { slug: 'may', title: 'Reports in May' },
  next: null,
  sample: false,
  version: 1,
  may: [],
}

export const mine = comment('mine', ada, {
  may: ['edit', 'withdraw'],
  source: 'mine',
  thread: digestThread(),
})
const answer = comment('answer', ben, {
  parent: mine.id,
  root: mine.id,
  depth: 1,
  path: `${mine.id}.${idOf('answer')}`,
  thread: digestThread(),
})
const note = highlighted('team visits', { html: '<p>Why?</p>', source: 'Why?', may: ['edit', 'withdraw'] })
const claim = contradiction('homes', 'well run')

function digestThread() {
  return { kind: 'digest', id: idOf('digest') } as const
}

const person: PersonView = {
  id: '5f0000000000000000000002',
  name: 'Ben',
  since: '2026-11-01T09:00:00.000Z',
  role: null,
  thoughts: 1,
  notes: 0,
  before: null,
  next: null,
  latest: [
    {
      id: mine.id,
      kind: 'comment',
      href: `/comments/${mine.id}`,
      under: 'June',
      created: mine.created,
      opening: 'A thought.',
    },
  ],
}
const written: WrittenLine = {
  id: mine.id,
  kind: 'comment',
  standing: 'removed',
  created: mine.created,
  href: `/comments/${mine.id}`,
  under: 'June',
  opening: 'A thought.',
}
const decision: DecisionLine = {
  id: 'record',
  at: mine.created,
  what: 'Removed',
  kind: 'comment',
  href: written.href,
  rule: 'topic',
  reason: 'Not about this report.',
  by: 'Mo',
  note: 'The second time.',
}
const sanction: SanctionLine = {
  id: '5f0000000000000000000003',
  kind: 'suspension',
  at: mine.created,
  by: 'Mo',
  rule: 'respect',
  words: 'Twice now.',
  note: 'By telephone too.',
  until: '2026-12-01T00:00:00.000Z',
  ended: null,
  canLift: true,
}

const guestBan: SanctionLine = { ...sanction, kind: 'ban' }

const liveSession: SessionView = {
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
const seat: SeatView = {
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
const messages: MessageView[] = [
  { id: idOf('said'), creator: ada, html: '<p>Shall we begin?</p>', state: 'held', may: ['withdraw'] },
  { id: idOf('said by ben'), creator: ben, html: '<p>With the first.</p>', state: 'live', may: ['flag'] },
  { id: idOf('taken back'), creator: ben, html: null, state: 'withdrawn', may: [] },
].map((message) => ({
  ...(message as Pick<MessageView, 'id' | 'creator' | 'html' | 'state' | 'may'>),
  session: liveSession.id,
  created: mine.created,
  version: 1,
}))
const round: RoundView = {
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

const pages: { [K in PageKind]: Extract<Page, { kind: K }> } = {
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
  review: { kind: 'review', decision: null, cases: [], others: 1, impact: null },
  rules: { kind: 'rules' },
  flag: {
    kind: 'flag',
    of: 'comment',
    id: idOf('answer'),
    by: 'Ben',
    html: '<p>An answer.</p>',
    href: '/digests/june',
    under: 'Reports in June',
    own: null,
  },
  'word-lists': {
    kind: 'word-lists',
    entries: [
      {
        id: idOf('one'),
        list: 'banned',
        pattern: 'casino*',
        by: 'Ada',
        created: mine.created,
        removed: null,
      },
    ],
    removed: [
      {
        id: idOf('two'),
        list: 'suspect',
        pattern: 'plot',
        by: 'Ada',
        created: mine.created,
        removed: mine.created,
      },
    ],
    tried: {
      words: 'Casinos',
      author: 'guest',
      phases: [
        { phase: 'nudge', verdict: null, detail: null },
        { phase: 'banned-words', verdict: 'spam', detail: 'On the list of banned words: casino*.' },
      ],
    },
  },
  record: {
    kind: 'record',
    lines: [
      {
        id: '5f0000000000000000000008',
        at: mine.created,
        action: 'Removed',
        what: 'comment',
        href: null,
        rule: 'topic',
        reason: 'About another report.',
        until: null,
        sole: true,
        moderators: { by: 'Mo', note: 'As agreed.', batch: null },
      },
    ],
    label: null,
    next: '1-5f0000000000000000000008',
  },
  appeal: {
    kind: 'appeal',
    of: 'comment',
    id: mine.id,
    version: 2,
    html: '<p>What I wrote.</p>',
    href: `/documents/a#comment-${mine.id}`,
    under: 'A report',
    standing: 'removed',
    verdict: { rule: 'topic', ruleTitle: 'Keep to the report', message: 'Another time.', at: mine.created },
    appeal: null,
    mayAppeal: true,
  },
  home: {
    kind: 'home',
    digests: [
      {
        slug: 'june',
        title: digest.title,
        creator: 'Ada',
        created: digest.created,
        entries: 1,
        comments: 2,
        tags: [],
        sample: true,
      },
    ],
    latest: [
      {
        comment: mine.id,
        href: `/digests/june#comment-${mine.id}`,
        under: digest.title,
        creator: 'Ada',
        created: mine.created,
        opening: 'The first words',
      },
    ],
  },
  digest: { kind: 'digest', digest: digest.id },
  document: { kind: 'document', document: report.id, digests: [{ slug: 'june', title: digest.title }] },
  authorities: {
    kind: 'authorities',
    regions: [{ region: 'East Midlands', authorities: [{ slug: 'derby', name: 'Derby', documents: 1 }] }],
  },
  authority: {
    kind: 'authority',
    authority: {
      slug: 'derby',
      name: 'Derby',
      officialName: 'Derby City Council',
      region: 'East Midlands',
      gssCode: 'E06000015',
      dfeNumber: '831',
      ofstedUrn: null,
      aliases: ['Derby City'],
      successors: [],
    },
    documents: [report.id],
  },
  contradictions: { kind: 'contradictions', contradictions: [claim.id] },
  'post-excerpt': { kind: 'post-excerpt', authorities: ['Derby', 'Kent'] },
  'edit-excerpt': {
    kind: 'edit-excerpt',
    excerpt: idOf('excerpt'),
    revisions: [{ revision: 1, text: 'The words.', editor: 'Ada', created: digest.created }],
  },
  'propose-contradiction': { kind: 'propose-contradiction', document: report.id, session: '' },
  annotate: { kind: 'annotate', document: report.id, excerpt: idOf('excerpt') },
  'annotation-history': {
    kind: 'annotation-history',
    history: {
      annotation: note.id,
      pieces: [],
      former: [],
      wordings: [{ html: null, tags: ['audit'], motivation: 'tagging', until: mine.created }],
      here: null,
      mayReattach: false,
    },
  },
  tags: {
    kind: 'tags',
    tags: [
      { name: 'audit', meaning: 'Looked over.', colour: 2, mark: 'Au', offered: true, version: 0 },
      { name: 'old', meaning: 'As it was.', colour: 1, mark: 'Ol', offered: false, version: 2 },
    ],
  },
  'import-document': {
    kind: 'import-document',
    documents: [{ slug: report.slug, title: report.title }],
    chosen: report.slug,
  },
  printable: { kind: 'printable', document: report.id },
  'edit-annotation': { kind: 'edit-annotation', annotation: note.id },
  'edit-comment': { kind: 'edit-comment', comment: mine.id },
  reply: { kind: 'reply', comment: mine.id, quote: '' },
  notifications: {
    kind: 'notifications',
    settings: { off: ['followed'], followOwn: true, mail: false },
    undo: null,
  },
  'stop-mail': { kind: 'stop-mail', token: 'a'.repeat(24) },
  'thread-tools': {
    kind: 'thread-tools',
    tools: {
      thread: digestThread(),
      under: { title: digest.title, path: '/digests/june#thoughts' },
      locked: { since: mine.created, reason: 'All is said.' },
      mayLock: true,
      version: 1,
      featurable: [{ id: mine.id, creator: 'Ada', opening: 'The first words', featured: false, version: 1 }],
      merge: { thoughts: 2, people: 1, followers: 1 },
      moves: [
        {
          id: idOf('move'),
          kind: 'merge',
          count: 2,
          from: digest.title,
          to: report.title,
          at: mine.created,
          by: 'Mo',
          mayUndo: true,
        },
      ],
    },
  },
  'comment-tools': {
    kind: 'comment-tools',
    tools: {
      comment: mine.id,
      under: { title: digest.title, path: '/digests/june#thoughts' },
      impact: { thoughts: 2, people: 2, followers: 0 },
      maySplit: true,
      moves: [],
    },
  },
  redact: {
    kind: 'redact',
    redact: {
      kind: 'comment',
      id: mine.id,
      version: 1,
      href: `/comments/${mine.id}`,
      texts: [{ label: 'Words', text: 'The first words' }],
    },
  },
  branch: {
    kind: 'branch',
    comment: mine.id,
    thread: mine.thread,
    context: [],
    under: { title: digest.title, path: '/digests/june' },
  },
  drafts: {
    kind: 'drafts',
    drafts: [
      {
        id: idOf('draft'),
        href: '/documents/derby#thoughts',
        under: report.title,
        isReply: false,
        words: 'Begun, not',
        updated: digest.created,
        discarded: false,
      },
      {
        id: idOf('gone'),
        href: null,
        under: 'Something that is no longer here',
        isReply: true,
        words: 'All of it',
        updated: digest.created,
        discarded: true,
      },
    ],
  },
  history: {
    kind: 'history',
    comment: mine.id,
    between: false,
    changes: [
      {
        from: 1,
        to: 2,
        at: digest.created,
        pieces: [
          { kind: 'removed', words: 'his' },
          { kind: 'added', words: 'mine' },
        ],
      },
      { from: 0, to: 1, at: digest.created, pieces: [{ kind: 'same', words: 'his' }] },
    ],
  },
  import: { kind: 'import', preview: null, raw: '', already: null },
  'log-in': { kind: 'log-in', next: '/digests/june' },
  register: { kind: 'register', next: '/', firstAdmin: 'INVITATION' },
  people: {
    kind: 'people',
    banned: [{ guest: { id: person.id, name: 'Gill' }, of: person.id, ban: guestBan }],
    q: '',
    people: [
      {
        id: '5f0000000000000000000001',
        name: 'Ada',
        email: 'ada@example.org',
        role: 'admin',
        created: '2026-11-01T09:00:00.000Z',
      },
    ],
  },
  person: { kind: 'person', person },
  'person-file': {
    kind: 'person-file',
    person,
    file: {
      email: 'ben@example.org',
      role: 'member',
      newcomer: true,
      suspendedUntil: '2026-12-01T00:00:00.000Z',
      banned: null,
      written: [written],
      decisions: [decision],
      flags: [],
      sanctions: [sanction],
      may: ['note', 'warning', 'suspension', 'ban'],
      mostDays: 30,
    },
  },
  guests: { kind: 'guests', banned: [{ guest: null, of: person.id, ban: { ...guestBan, until: null } }] },
  'guest-file': {
    kind: 'guest-file',
    guest: {
      id: person.id,
      name: 'Gill',
      since: person.since,
      email: 'gill@example.org',
      proved: false,
      banned: { until: guestBan.until },
      written: [written],
      decisions: [decision],
      bans: [guestBan],
      mayBan: true,
      mostDays: 30,
      mayBanForGood: false,
    },
  },
  account: {
    kind: 'account',
    account: {
      id: person.id,
      name: 'Ben',
      email: 'ben@example.org',
      role: 'member',
      since: person.since,
      lastAdmin: false,
      written: [written],
      decisions: [{ ...decision, by: null, note: null }],
      sanctions: [{ ...sanction, by: null, note: null, canLift: false }],
    },
  },
  health: {
    kind: 'health',
    health: {
      counted: person.since,
      channels: 3,
      drift: [
        { channel: 'digest:1', title: 'June', href: '/digests/june', what: 'comments', told: 3, found: 2 },
      ],
      repaired: null,
      night: { at: person.since, done: ['Nothing was to be erased.'], failed: null },
    },
  },
  moderation: {
    kind: 'moderation',
    queue: 'pending',
    filter: { kind: null, author: null, phase: null },
    cases: allSorts.map(({ id }) => id),
    totals: { pending: 4, reported: 1, appeals: 1, spam: 0, decided: 1_204 },
    next: `1-${idOf('next')}`,
    undo: { batch: '00000000-0000-4000-8000-000000000001', sentence: 'You removed 2 things.' },
  },
  case: {
    kind: 'case',
    case: idOf('first'),
    record: [
      {
        id: idOf('record'),
        at: digest.created,
        by: 'Mo',
        action: 'Removed',
        from: 'live',
        to: 'removed',
        rule: 'topic',
        publicReason: 'About another report.',
        privateNote: 'The second time.',
      },
    ],
    impact: null,
    undo: null,
  },
  forgotten: { kind: 'forgotten' },
  'new-password': { kind: 'new-password', token: 'a'.repeat(43) },
  'ask-for-link': { kind: 'ask-for-link' },
  'open-link': { kind: 'open-link', token: 'a'.repeat(43), name: 'Ann Guest', comments: 2 },
  'my-comments': {
    kind: 'my-comments',
    guest: {
      id: idOf('guest'),
      name: 'Ann Guest',
      email: 'ann@example.org',
      answers: false,
      proved: false,
      banned: { until: '2026-12-01T00:00:00.000Z', reason: 'Twice now.' },
    },
    comments: [{ id: mine.id, href: '/digests/june#comment-mine', under: digest.title }],
  },
  outbox: {
    kind: 'outbox',
    mails: [
      {
        id: idOf('mail'),
        to: 'ann@example.org',
        subject: 'Your comment awaits moderation',
        state: 'waiting',
        tries: 2,
        error: '451 Try again later',
        created: mine.created,
        sent: null,
      },
    ],
    open: null,
  },
  problem: { kind: 'problem', status: 404, message: 'There is nothing at this address.' },
}

/** What a page with these comments in the digest's thread says of it. */
export function threadOf(comments: CommentView[], more: Partial<ThreadPart> = {}): PageState['threads'] {
  const total = comments.filter(({ state }) => state === 'live').length
  return { [digest.id]: { ...wholeThread(digestThread(), `digest:${digest.id}`), total, ...more } }
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
