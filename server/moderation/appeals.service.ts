import { randomUUID } from 'node:crypto'
import type { Actor } from '../../shared/accounts/actor.ts'
import { moderationQueue, type WriteAnswer } from '../../shared/live/contract.ts'
import type { JudgeAppeal, MakeAppeal } from '../../shared/moderation/moderation.schema.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import { commit } from '../platform/data/commit.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import { asItWas, changedSince, findIn, toProblem } from './deciding.ts'
import { benchOf, keepForUndo, who } from './decisions.service.ts'
import type { Moderation } from './moderated.ts'
import { canAppeal, decided, mayJudgeAppeal } from './moderation.rules.ts'
import { sayDid } from './said.ts'
import { type Thing, thingsOf } from './things.ts'

/**
 * Objects to a decision that took one's own words away; once for each.
 * @throws {Problem} `not-found`, `not-allowed`, `changed-meanwhile`
 */
export function appeal(
  actor: Actor,
  kind: ModeratedKind,
  id: string,
  body: MakeAppeal,
): Promise<WriteAnswer> {
  const write = {
    actor,
    operation: body.operation,
    body: { ...body, kind, id, act: 'appeal' },
    channel: moderationQueue,
  }
  return commit(write, async (tx) => {
    const thing = await findIn(tx, { kind, id })
    if (!thing || !canAppeal(actor, thing)) throw new Problem(thing ? 'not-allowed' : 'not-found')
    if (thing.version !== body.version) throw new Problem('changed-meanwhile')
    const made = { words: body.words, created: tx.now, outcome: 'open' as const, answer: null, by: null }
    const moderation = { ...thing.moderation, appeal: made }
    await thingsOf(kind).save(tx, thing, { moderation }, `${kind}.appealed`, { about: ownerOf(thing) })
    return { location: `/appeals/${kind}/${id}` }
  })
}

/**
 * Judges an appeal, as another moderator than the one who decided; what is overturned is everybody's to read again.
 * It can be undone as every decision: then the appeal is open again.
 * @throws {Problem} `not-found`, `not-yours-to-judge`, `changed-meanwhile`, `decided-meanwhile`
 */
export async function judgeAppeal(actor: Actor, id: string, body: JudgeAppeal): Promise<WriteAnswer> {
  const { kind, outcome } = body
  const mark = randomUUID()
  const write = {
    actor,
    operation: body.operation,
    body: { ...body, id, act: 'judge' },
    channel: moderationQueue,
  }
  return commit(write, async (tx) => {
    const thing = await findIn(tx, { kind, id })
    if (!thing) throw new Problem('not-found')
    const seen = { kind, id, version: body.version }
    if (thing.version !== body.version || thing.moderation.appeal?.outcome !== 'open')
      throw toProblem(await changedSince(tx, seen))
    const may = mayJudgeAppeal(thing, await benchOf(tx, actor))
    if (may === 'no') throw new Problem('not-yours-to-judge')
    const moderation = afterJudging(tx, thing, actor, body)
    const set = { moderation }
    const after = await thingsOf(kind).save(tx, thing, set, `${kind}.appeal-${outcome}`, {
      from: thing.moderation.state,
      to: moderation.state,
      rule: thing.moderation.verdict?.rule ?? null,
      batch: mark,
      about: ownerOf(thing),
      ...(may === 'sole' && { sole: true }),
    })
    const undo = { kind, id: thing._id, version: after.version, before: asItWas(thing, set), accepted: false }
    await keepForUndo(tx, actor, { batch: mark, decision: outcome, things: [undo], becameKnown: [] })
    return {
      location: '/moderation?queue=appeals',
      decided: { batch: mark, done: 1, refused: [], sentence: sayDid(outcome, [kind]) },
    }
  })
}

/** Upheld, only the answer is new; overturned, the thing is live, its wording approved. */
function afterJudging(
  tx: Transaction,
  thing: Thing,
  actor: Actor,
  { kind, outcome, answer }: JudgeAppeal,
): Moderation {
  const { moderation } = thing
  const by = who(actor)
  if (outcome === 'upheld') {
    return {
      ...moderation,
      appeal: moderation.appeal && { ...moderation.appeal, outcome, answer, by, judged: tx.now },
    }
  }
  const { rule = null } = moderation.verdict ?? {}
  const verdict = { by, decision: 'restore' as const, rule, message: answer, at: tx.now }
  return decided(moderation, verdict, thingsOf(kind).wordingOf(thing))
}
