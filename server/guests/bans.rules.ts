import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import { mostDays } from '../sanctions/sanctions.rules.ts'

const dayMs = 24 * 60 * 60 * 1000

/** As with accounts: moderators keep somebody away for 30 days at most, admins for as long as they like or for good. */
export function canBanGuest(actor: Actor, until: Date | null, now: Date): boolean {
  if (!isModerator(actor) || actor.id === null) return false
  if (until === null) return actor.role === 'admin'
  const lasts = until.getTime() - now.getTime()
  return lasts > 0 && lasts <= mostDays(actor) * dayMs
}

/** Whoever could have laid it on can take it back. */
export const canLiftBan = (actor: Actor, ban: { created: Date; expires: Date | null }): boolean =>
  canBanGuest(actor, ban.expires, ban.created)
