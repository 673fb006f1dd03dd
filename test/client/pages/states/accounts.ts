import { idOf } from '../../live/page-states.ts'
import type { Pages } from './pages.ts'
import { digest, mine } from './things.ts'

export const accountPages = {
  'log-in': { kind: 'log-in', next: '/digests/june' },
  register: { kind: 'register', next: '/', firstAdmin: 'INVITATION' },
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
} satisfies Partial<Pages>
