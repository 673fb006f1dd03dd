import { describe, expect, it } from 'vitest'
import {
  canLift,
  canSanction,
  canSuspend,
  type Sanction,
  sanctions,
} from '../../server/sanctions/sanctions.rules.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import { type AccountRole, accountRoles, roles } from '../../shared/accounts/views.ts'

const now = new Date('2026-03-01T12:00:00Z')
const day = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(now.getTime() + days * day)
const actor = (role: Actor['role']): Actor =>
  role === 'guest' ? { id: null, name: null, role } : { id: 'a', name: 'A', role }
const person = (role: AccountRole) => ({ id: 'p', role })

/** Who may do what about whom; what isn't here is nobody's. */
const allowed: Record<Sanction, [actor: string, person: AccountRole][]> = {
  warning: [
    ['moderator', 'reader'],
    ['moderator', 'member'],
    ...accountRoles.map((role): [string, AccountRole] => ['admin', role]),
  ],
  note: [
    ['moderator', 'reader'],
    ['moderator', 'member'],
    ...accountRoles.map((role): [string, AccountRole] => ['admin', role]),
  ],
  suspension: [
    ['moderator', 'reader'],
    ['moderator', 'member'],
    ...accountRoles.map((role): [string, AccountRole] => ['admin', role]),
  ],
  ban: accountRoles.map((role): [string, AccountRole] => ['admin', role]),
}

describe.each(sanctions)('a %s', (sanction) => {
  it.each(roles)('by a %s, about each role', (role) => {
    for (const about of accountRoles) {
      const may = allowed[sanction].some(([by, whom]) => by === role && whom === about)
      expect([about, canSanction(actor(role), person(about), sanction)]).toEqual([about, may])
    }
  })

  it('is never about oneself', () => {
    for (const role of roles) {
      expect(canSanction(actor(role), { id: 'a', role: 'member' }, sanction)).toBe(false)
    }
  })
})

it.each<[role: Actor['role'], days: number, may: boolean]>([
  ['moderator', 1, true],
  ['moderator', 30, true],
  ['moderator', 30.1, false],
  ['moderator', 0, false],
  ['moderator', -1, false],
  ['admin', 31, true],
  ['admin', 3_660, true],
  ['admin', 4_000, false],
  ['admin', -1, false],
  ['member', 1, false],
])('a %s suspends for %d days: %s', (role, days, may) => {
  expect(canSuspend(actor(role), person('member'), inDays(days), now)).toBe(may)
})

it.each<[what: string, role: Actor['role'], done: Partial<Parameters<typeof canLift>[2]>, may: boolean]>([
  ['a colleague’s warning', 'moderator', { kind: 'warning' }, true],
  ['a colleague’s note', 'moderator', { kind: 'note' }, false],
  ['their own note', 'moderator', { kind: 'note', by: 'a' }, true],
  ['a moderator’s note', 'admin', { kind: 'note' }, true],
  ['30 days', 'moderator', { kind: 'suspension', expires: inDays(30) }, true],
  ['an admin’s year', 'moderator', { kind: 'suspension', expires: inDays(365) }, false],
  ['a year', 'admin', { kind: 'suspension', expires: inDays(365) }, true],
  ['a ban', 'moderator', { kind: 'ban' }, false],
  ['a ban', 'admin', { kind: 'ban' }, true],
  ['a warning', 'member', { kind: 'warning' }, false],
])('takes back %s as %s', (_what, role, done, may) => {
  const made = { kind: 'note' as const, by: 'b', created: now, expires: null, ...done }
  expect(canLift(actor(role), person('member'), made)).toBe(may)
})
