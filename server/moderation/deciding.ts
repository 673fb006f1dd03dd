import type { SeenThing } from '../../shared/moderation/moderation.schema.ts'
import type { Decision } from '../../shared/moderation/states.ts'
import type { DecisionAnswer } from '../../shared/moderation/views.ts'
import { becomeKnown } from '../accounts/known.service.ts'
import { toId } from '../platform/data/ids.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Records } from '../platform/data/write-path.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import type { DecidedThing } from './decided-batches.model.ts'
import { settleFlags } from './flags/settle.ts'
import type { Verdict } from './moderated.ts'
import {
  type Bench,
  decided,
  isOpenTo,
  isSaid,
  mayJudge,
  mayJudgeAppeal,
  settles,
} from './moderation.rules.ts'
import { isPrivate } from './standing.ts'
import { type Thing, thingsOf } from './things.ts'

export type Refusal = DecisionAnswer['refused'][number]

/** How records name what was decided. */
const actions: Record<Decision, string> = {
  approve: 'approved',
  remove: 'removed',
  spam: 'called-spam',
  hide: 'hidden',
  restore: 'reinstated',
  keep: 'edit-refused',
}

export type Decided = { thing: Thing; undo: DecidedThing; becameKnown: string | null }

/** Decides about one thing if it is as it was seen; else says why not. */
export async function decideOne(
  tx: Transaction,
  seen: SeenThing,
  verdict: Verdict,
  bench: Bench,
  details: RecordDetails,
): Promise<Decided | Refusal> {
  const handling = thingsOf(seen.kind)
  const before = await findIn(tx, seen)
  if (before === null) return { id: seen.id, code: 'not-found', by: null }
  const refusal = await refusalOf(tx, before, seen, verdict.decision, bench)
  if ('code' in refusal) return refusal
  const { decision } = verdict
  const accepts = decision === 'approve' && Boolean(before.pending)
  const words: Partial<Thing> = accepts ? handling.accept(tx, before) : {}
  if (decision === 'keep') words.pending = null
  const reasons = accepts && before.pending ? before.pending.reasons : before.moderation.reasons
  const wording = handling.wordingOf({ ...before, ...words })
  const moderation = { ...decided(before.moderation, verdict, wording), reasons }
  const set: Partial<Thing> = { ...words, moderation }
  if (settles(decision)) await settleFlags(tx, seen.kind, seen.id)
  const { id: author } = before.creator
  const isTrusted = decision === 'approve' && isSaid(seen.kind) && author !== null
  // Before it is saved, so that its card tells of a newcomer no more.
  const becameKnown = isTrusted && (await becomeKnown(tx, author)) ? author : null
  const after = await handling.save(tx, before, set, `${seen.kind}.${actions[decision]}`, {
    ...details,
    from: before.moderation.state,
    to: moderation.state,
    about: ownerOf(before),
    ...(refusal.sole && { sole: true }),
  })
  const undo: DecidedThing = {
    kind: seen.kind,
    id: before._id,
    version: after.version,
    before: asItWas(before, set),
    accepted: accepts,
  }
  return { thing: after, undo, becameKnown }
}

/** A thing read in the transaction; null where there is none, or none but for its author. */
export async function findIn(
  tx: Transaction,
  { kind, id }: Pick<SeenThing, 'kind' | 'id'>,
): Promise<Thing | null> {
  const thing = await thingsOf(kind).model.findById(toId(id)).session(tx.session).lean<Thing>()
  return thing && isPrivate(thing) ? null : thing
}

async function refusalOf(
  tx: Transaction,
  thing: Thing,
  seen: SeenThing,
  decision: Decision,
  bench: Bench,
): Promise<Refusal | { sole: boolean }> {
  const { id } = seen
  if (thing.version !== seen.version) return changedSince(tx, seen)
  const hasAppeal = thing.moderation.appeal?.outcome === 'open'
  const may = hasAppeal && decision === 'restore' ? mayJudgeAppeal(thing, bench) : mayJudge(thing, bench)
  if (may === 'no') return { id, code: 'not-yours-to-judge', by: null }
  if (!isOpenTo(decision, thing)) return { id, code: 'not-allowed', by: null }
  return { sole: may === 'sole' }
}

const decisionNames = Object.values(actions)

/** A thing that is no longer as it was seen: by a colleague's decision, or by its author. */
export async function changedSince(tx: Transaction, seen: SeenThing): Promise<Refusal> {
  const names = [...decisionNames, 'appeal-upheld', 'erased', 'decision-undone']
  const record = await Records.findOne(
    {
      entity: toId(seen.id),
      version: { $gt: seen.version },
      action: { $in: names.map((name) => `${seen.kind}.${name}`) },
    },
    { actor: 1 },
  )
    .sort({ created: -1 })
    .session(tx.session)
    .lean()
  if (!record) return { id: seen.id, code: 'changed-meanwhile', by: null }
  return {
    id: seen.id,
    code: 'decided-meanwhile',
    by: (record.actor as { name: string | null } | null)?.name ?? null,
  }
}

/** A refusal as the answer to a decision about this one thing alone. */
export function toProblem({ code, by }: Refusal): Problem {
  if (code === 'decided-meanwhile') {
    const who = by ? `${by} has decided about this` : 'Reports by several readers have hidden this'
    return new Problem(code, { message: `${who} meanwhile.` })
  }
  if (code === 'changed-meanwhile') {
    return new Problem(code, {
      message: 'The words have changed since you read them. Please read them again, then decide.',
    })
  }
  return new Problem(code)
}

/** Of a thing what `set` changes, as it was: what an undo puts back. */
export const asItWas = (before: Thing, set: Partial<Thing>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(set).map((key) => [key, before[key as keyof Thing] ?? null]))
