import type { Actor } from '../../shared/accounts/actor.ts'
import type { Role } from '../../shared/accounts/views.ts'

/** Roles are the admins' to give, and an admin stays one as long as there is no other. */
export function canSetRole(actor: Actor, account: { role: Role }, role: Role, otherAdmins: boolean): boolean {
  if (actor.role !== 'admin' || role === 'guest') return false
  return account.role !== 'admin' || role === 'admin' || otherAdmins
}
