import { banGuestSchema } from '../../shared/guests/bans.schema.ts'
import { liftSchema } from '../../shared/sanctions/sanctions.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { banGuest, liftGuestBan } from './bans.service.ts'

/** What moderators do about guests. */
export function mountGuestBans(write: MountWrite): void {
  const moderators = { right: 'moderate', limit: 'write' } as const
  write({
    ...moderators,
    path: '/people/guests/:id/ban',
    form: 'ban-guest',
    schema: banGuestSchema,
    act: ({ actor, params, body }) => banGuest(actor, params.id, body),
  })
  write({
    ...moderators,
    path: '/people/guests/:id/lift',
    form: 'lift-person',
    schema: liftSchema,
    act: ({ actor, params, body }) => liftGuestBan(actor, params.id, body),
  })
}
