import type { Actor } from '../../shared/accounts/actor.ts'
import { moderationQueue, type WriteAnswer } from '../../shared/live/contract.ts'
import type { Erase } from '../../shared/moderation/moderation.schema.ts'
import { commit } from '../platform/data/commit.ts'
import { leaveNoTrace } from '../platform/data/leave-no-trace.ts'
import { Problem } from '../platform/http/problem.ts'
import { changedSince, findIn, toProblem } from './deciding.ts'
import { benchOf } from './decisions.service.ts'
import { eraseThing } from './erasing.ts'
import { mayJudge } from './moderation.rules.ts'

/**
 * Erases what somebody wrote; nobody can bring it back.
 * @throws {Problem} `not-found`, `changed-meanwhile`, `decided-meanwhile`, `not-yours-to-judge`
 */
export async function erase(actor: Actor, body: Erase): Promise<WriteAnswer> {
  const { kind, rule, publicReason = null, note = null } = body
  const write = {
    actor,
    operation: body.operation,
    body: { ...body, act: 'erase' },
    channel: moderationQueue,
  }
  const answer = await commit(write, async (tx) => {
    const thing = await findIn(tx, body)
    if (!thing || thing.erased !== null) throw new Problem('not-found')
    if (thing.version !== body.version) throw toProblem(await changedSince(tx, body))
    const may = mayJudge(thing, await benchOf(tx, actor))
    if (may === 'no') throw new Problem('not-yours-to-judge')
    await eraseThing(tx, kind, thing, {
      rule,
      publicReason,
      privateNote: note,
      ...(may === 'sole' && { sole: true }),
    })
    return { location: '/moderation' }
  })
  await leaveNoTrace()
  return answer
}
