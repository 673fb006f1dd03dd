import { createHmac } from 'node:crypto'
import type { Actor } from '../../../shared/accounts/actor.ts'
import { flagSchema, retractFlagSchema } from '../../../shared/moderation/flags.schema.ts'
import type { Request } from '../../platform/http/express.ts'
import type { MountWrite } from '../../platform/http/routes.ts'
import { flag, retractFlag } from './flags.service.ts'

/** Reports, by everybody. Guests are told apart by where they write from, which is kept only as a keyed digest. */
export function mountFlags(write: MountWrite, secret: string): void {
  const ownerOf = (actor: Actor, { ip = '' }: Request): string =>
    actor.id ??
    `address:${createHmac('sha256', secret).update(`flag ${ip}`).digest('base64url').slice(0, 22)}`
  const everybody = { right: 'flag', guests: 'all', limit: 'flag' } as const
  write({
    ...everybody,
    path: '/flags',
    form: 'flag',
    schema: flagSchema,
    act: ({ actor, body, request }) => flag(actor, ownerOf(actor, request), body),
  })
  write({
    ...everybody,
    path: '/flags/:id/retract',
    form: 'retract-flag',
    schema: retractFlagSchema,
    act: ({ actor, body, params, request }) => retractFlag(actor, ownerOf(actor, request), params.id, body),
  })
}
