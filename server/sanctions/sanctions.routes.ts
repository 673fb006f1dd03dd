import type { z } from 'zod'
import type { Actor } from '../../shared/accounts/actor.ts'
import type { ViewerRight } from '../../shared/accounts/views.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import {
  acknowledgeSchema,
  banSchema,
  liftSchema,
  noteSchema,
  suspendSchema,
  warnSchema,
} from '../../shared/sanctions/sanctions.schema.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { lift } from './lift.service.ts'
import { acknowledge, ban, note, suspend, warn } from './sanctions.service.ts'

/** What moderators and admins do about people, and a person's answer to a warning. */
export function mountSanctions(write: MountWrite): void {
  function about<S extends z.ZodType>(
    step: string,
    right: ViewerRight,
    schema: S,
    act: (actor: Actor, id: string, body: z.output<S>) => Promise<WriteAnswer>,
  ) {
    write({
      path: `/people/:id/${step}`,
      form: `${step}-person`,
      right,
      limit: 'write',
      schema,
      act: ({ actor, params, body }) => act(actor, params.id, body),
    })
  }
  about('warn', 'moderate', warnSchema, warn)
  about('note', 'moderate', noteSchema, note)
  about('suspend', 'moderate', suspendSchema, suspend)
  about('ban', 'govern', banSchema, ban)
  about('lift', 'moderate', liftSchema, lift)

  write({
    path: '/account/warning',
    form: 'warning',
    right: 'logged-in',
    limit: 'write',
    schema: acknowledgeSchema,
    act: ({ actor, body }) => acknowledge(actor, body),
  })
}
