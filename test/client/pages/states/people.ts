import type { DecisionLine, PersonView, SanctionLine, WrittenLine } from '../../../../shared/people/views.ts'
import type { Pages } from './pages.ts'
import { mine } from './things.ts'

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

export const peoplePages = {
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
} satisfies Partial<Pages>
