import { idOf } from '../../live/page-states.ts'
import type { Pages } from './pages.ts'
import { digest, digestThread, mine, report } from './things.ts'

export const curationPages = {
  'thread-tools': {
    kind: 'thread-tools',
    tools: {
      thread: digestThread,
      under: { title: digest.title, path: '/digests/june#thoughts' },
      locked: { since: mine.created, reason: 'All is said.' },
      mayLock: true,
      version: 1,
      featurable: [{ id: mine.id, creator: 'Ada', opening: 'The first words', featured: false, version: 1 }],
      next: mine.id,
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
} satisfies Partial<Pages>
