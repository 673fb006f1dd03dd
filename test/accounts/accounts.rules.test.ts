import { expect, it } from 'vitest'
import { canSetRole } from '../../server/accounts/accounts.rules.ts'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { Role } from '../../shared/accounts/views.ts'

const actor = (role: Role): Actor => ({ id: '0123456789abcdef01234567', name: 'Ada', role })

const cases: [by: Role, of: Role, to: Role, otherAdmins: boolean, may: boolean, why: string][] = [
  ['admin', 'member', 'moderator', false, true, 'an admin gives a role'],
  ['admin', 'moderator', 'reader', false, true, 'an admin takes a role'],
  ['admin', 'admin', 'member', true, true, 'an admin stops being one while there is another'],
  ['admin', 'admin', 'member', false, false, 'the last admin stays'],
  ['admin', 'admin', 'admin', false, true, 'the last admin stays by asking for it, too'],
  ['admin', 'member', 'guest', true, false, 'nobody with an account is a guest'],
  ['moderator', 'member', 'reader', true, false, 'roles are not a moderator’s'],
  ['moderator', 'moderator', 'admin', true, false, 'nobody promotes themselves'],
  ['member', 'member', 'moderator', true, false, 'roles are not a member’s'],
  ['reader', 'reader', 'member', true, false, 'roles are not a reader’s'],
  ['guest', 'member', 'admin', true, false, 'roles are not a guest’s'],
]

it.each(cases)('%s sets %s to %s (other admins: %s): %s, for %s', (by, of, to, otherAdmins, may) => {
  expect(canSetRole(actor(by), { role: of }, to, otherAdmins)).toBe(may)
})
