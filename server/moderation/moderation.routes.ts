import type { Request, RequestHandler, Router } from 'express'
import { nextPath } from '../../shared/accounts/accounts.schema.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import {
  appealSchema,
  decideSchema,
  eraseSchema,
  impactSchema,
  judgeAppealSchema,
  undoDecisionSchema,
} from '../../shared/moderation/moderation.schema.ts'
import { moderatedKinds } from '../../shared/moderation/states.ts'
import { checkRight } from '../platform/http/check-right.ts'
import { parse } from '../platform/http/parse.ts'
import { Problem } from '../platform/http/problem.ts'
import type { MountWrite } from '../platform/http/routes.ts'
import { actorOf } from '../platform/http/session.ts'
import { appeal, judgeAppeal } from './appeals.service.ts'
import { decide } from './decisions.service.ts'
import { erase } from './erase.service.ts'
import { impactOf } from './impact.reader.ts'
import { queueTotals } from './queue.reader.ts'
import { sayDecided } from './said.ts'
import { undoDecision } from './undo.service.ts'

/** Decisions about what people wrote, and objections to them. */
export function mountModeration(write: MountWrite): void {
  const moderators = { right: 'moderate', limit: 'write' } as const
  write({
    ...moderators,
    path: '/moderation/decide',
    form: 'decide',
    schema: decideSchema,
    act: async ({ actor, body, request }) => backFrom(request, await counted(decide(actor, body))),
  })
  write({
    ...moderators,
    path: '/moderation/undo',
    form: 'undo-decision',
    schema: undoDecisionSchema,
    act: async ({ actor, body, request }) => backFrom(request, await counted(undoDecision(actor, body))),
  })
  write({
    ...moderators,
    path: '/moderation/appeals/:id',
    form: 'judge-appeal',
    schema: judgeAppealSchema,
    act: async ({ actor, body, params, request }) =>
      backFrom(request, await counted(judgeAppeal(actor, params.id, body))),
  })
  write({
    path: '/moderation/erase',
    form: 'erase',
    right: 'govern',
    limit: 'write',
    schema: eraseSchema,
    act: async ({ actor, body, request }) => ({
      ...backFrom(request, await erase(actor, body)),
      notice: 'The words are erased for good.',
    }),
  })
  for (const kind of moderatedKinds) {
    write({
      path: `/appeals/${kind}/:id`,
      form: 'appeal',
      right: 'logged-in',
      guests: 'known',
      limit: 'write',
      schema: appealSchema,
      act: ({ actor, body, params }) => appeal(actor, kind, params.id, body),
    })
  }
}

/** What was decided, with how much is in each queue after it. */
async function counted(decided: Promise<WriteAnswer>): Promise<WriteAnswer> {
  const answer = await decided
  if (!answer.decided) return answer
  return { ...answer, decided: { ...answer.decided, totals: await queueTotals() } }
}

/** Forms go back to where they were sent from, and are told there what was done. */
function backFrom<A extends Parameters<typeof sayDecided>[0]>(request: Request, answer: A) {
  const from: unknown = request.body?.from
  const isLookedOver = typeof from !== 'string' || from.startsWith('/moderation/review')
  const location = isLookedOver ? answer.location : nextPath.parse(from)
  return { ...answer, location, notice: sayDecided(answer) }
}

/** What a decision would do. */
export function mountImpact(router: Router, limit: RequestHandler): void {
  router.get('/api/moderation/impact', limit, async (request, response) => {
    const actor = actorOf(request)
    if (actor.id === null) throw new Problem('log-in-needed')
    checkRight(actor, 'moderate')
    response.set('Cache-Control', 'no-store').json(await impactOf(parse(impactSchema, request.query)))
  })
}
