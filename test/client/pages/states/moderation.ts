import { idOf } from '../../live/page-states.ts'
import { allSorts } from '../../moderation/cases.ts'
import type { Pages } from './pages.ts'
import { digest, mine } from './things.ts'

export const moderationPages = {
  review: { kind: 'review', decision: null, cases: [], others: 1, impact: null },
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
    hasOthers: true,
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
    before: null,
    next: '1-5f0000000000000000000008',
  },
  rules: { kind: 'rules' },
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
} satisfies Partial<Pages>
