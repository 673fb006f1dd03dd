import { randomUUID } from 'node:crypto'
import type { Actor } from '../../shared/accounts/actor.ts'
import { moderationQueue, type WriteAnswer } from '../../shared/live/contract.ts'
import type { Decide } from '../../shared/moderation/moderation.schema.ts'
import { forgetKnown } from '../accounts/known.service.ts'
import { hasOtherModerators } from '../accounts/standing.reader.ts'
import { commit } from '../platform/data/commit.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type DecidedBatch, DecidedBatches } from './decided-batches.model.ts'
import { type Decided, decideOne, type Refusal, toProblem } from './deciding.ts'
import type { Verdict } from './moderated.ts'
import type { Bench } from './moderation.rules.ts'
import { tellCasesBy } from './queue.ts'
import { sayDid } from './said.ts'

/**
 * Decides about one thing or many, each if it is as it was seen. What can't be decided is answered: of one alone as a
 * problem, of several in `refused`, while the rest goes through.
 * @throws {Problem} `not-found`, `changed-meanwhile`, `decided-meanwhile`, `not-yours-to-judge`, `not-allowed`
 */
export async function decide(actor: Actor, body: Decide): Promise<WriteAnswer> {
  const batch = randomUUID()
  let decided: Decided[] = []
  const answer = await commit(
    { actor, operation: body.operation, body: { ...body, act: 'decide' }, channel: moderationQueue },
    async (tx) => {
      decided = []
      const refused: Refusal[] = []
      const bench = await benchOf(tx, actor)
      for (const seen of body.things) {
        const result = await decideOne(tx, seen, verdictOf(actor, body, tx.now), bench, {
          batch,
          rule: body.rule ?? null,
          publicReason: body.publicReason ?? null,
          privateNote: body.note ?? null,
        })
        if ('code' in result) refused.push(result)
        else decided.push(result)
      }
      if (body.things.length === 1 && refused[0]) throw toProblem(refused[0])
      if (decided.length > 0) {
        const becameKnown = decided.flatMap((each) => each.becameKnown ?? [])
        const things = decided.map(({ undo }) => undo)
        await keepForUndo(tx, actor, { batch, decision: body.decision, things, becameKnown })
        await tellCasesBy(tx, becameKnown)
      }
      const sentence = sayDid(
        body.decision,
        decided.map(({ undo }) => undo.kind),
      )
      return { location: '/moderation', decided: { batch, done: decided.length, refused, sentence } }
    },
  )
  forgetKnown(decided.flatMap((each) => each.becameKnown ?? []))
  return answer
}

type Undoable = Pick<DecidedBatch, 'decision' | 'things' | 'becameKnown'> & { batch: string }

/** Keeps for a day what a decision did, for who made it to take it back. */
export async function keepForUndo(
  tx: Transaction,
  actor: Actor,
  { batch, decision, things, becameKnown }: Undoable,
): Promise<void> {
  const made: DecidedBatch = {
    _id: batch,
    by: who(actor),
    decision,
    at: tx.now,
    things,
    becameKnown,
    undone: null,
  }
  await DecidedBatches.collection.insertOne(made as never, { session: tx.session })
}

/** Who judges, and whether there is anybody else who could. */
export async function benchOf(tx: Transaction, actor: Actor): Promise<Bench> {
  const { id } = who(actor)
  return { actor, others: await hasOtherModerators(id, tx.now, tx.session), now: tx.now }
}

/** @throws {Problem} `log-in-needed` */
export function who(actor: Actor): { id: string; name: string } {
  if (actor.id === null) throw new Problem('log-in-needed')
  return { id: actor.id, name: actor.name ?? '' }
}

const verdictOf = (actor: Actor, { decision, rule, message }: Decide, at: Date): Verdict => ({
  by: who(actor),
  decision,
  rule: rule ?? null,
  message: message ?? null,
  at,
})
