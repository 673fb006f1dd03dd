import { idOf } from '../../live/page-states.ts'
import type { Pages } from './pages.ts'
import { digest, mine, report } from './things.ts'

export const threadPages = {
  'edit-comment': { kind: 'edit-comment', comment: mine.id },
  reply: { kind: 'reply', comment: mine.id, quote: '' },
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
  notifications: {
    kind: 'notifications',
    settings: { off: ['followed'], followOwn: true, mail: false },
    undo: null,
  },
  'stop-mail': { kind: 'stop-mail', token: 'a'.repeat(24) },
} satisfies Partial<Pages>
