import { idOf } from '../../live/page-states.ts'
import type { Pages } from './pages.ts'
import { mine } from './things.ts'

export const upkeepPages = {
  health: {
    kind: 'health',
    health: {
      counted: mine.created,
      channels: 3,
      drift: [
        { channel: 'digest:1', title: 'June', href: '/digests/june', what: 'comments', told: 3, found: 2 },
      ],
      repaired: null,
      night: { at: mine.created, done: ['Nothing was to be erased.'], failed: null },
    },
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
} satisfies Partial<Pages>
