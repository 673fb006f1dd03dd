import { nextPath } from '../../shared/accounts/accounts.schema.ts'
import { decideSchema } from '../../shared/moderation/moderation.schema.ts'
import type { Call, MountWrite } from '../platform/http/routes.ts'
import { decide } from './decisions.service.ts'

export function mountModeration(write: MountWrite): void {
  write({
    path: '/moderation/decide',
    form: 'decide',
    right: 'moderate',
    limit: 'write',
    schema: decideSchema,
    async act({ actor, body, request }) {
      return backTo(request, await decide(actor, body))
    },
  })
}

/** Forms go back to where they were sent from. */
function backTo<A extends { location: string }>(request: Call<typeof decideSchema>['request'], answer: A): A {
  const from: unknown = request.body?.from
  return typeof from === 'string' ? { ...answer, location: nextPath.parse(from) } : answer
}
