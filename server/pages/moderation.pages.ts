import { type Actor, canBegin, isModerator, ownerKey } from '../../shared/accounts/actor.ts'
import type { ViewerRight } from '../../shared/accounts/views.ts'
import { type Channel, moderationQueue } from '../../shared/live/contract.ts'
import type { Depth } from '../../shared/live/state.ts'
import { impactSchema } from '../../shared/moderation/moderation.schema.ts'
import { actionLabels } from '../../shared/moderation/record.ts'
import { moderatedKinds } from '../../shared/moderation/states.ts'
import { type QueueFilter, queueNames } from '../../shared/moderation/views.ts'
import { cursorIn } from '../../shared/pages/newest-first.ts'
import { appealOf } from '../moderation/appeals.reader.ts'
import { lastUndoable } from '../moderation/batches.reader.ts'
import { impactOf } from '../moderation/impact.reader.ts'
import { casesOf, queuePart, queueTotals } from '../moderation/queue.reader.ts'
import { recordPart } from '../moderation/record.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Loader, oneOf, still, tablesOf, watching } from './loading.ts'

function need(actor: Actor, right: ViewerRight): void {
  if (actor.id === null) throw new Problem('log-in-needed')
  if (!canBegin(actor, right)) throw new Problem('not-allowed')
}

export const moderation: Loader = async ({ query, actor }) => {
  need(actor, 'moderate')
  const queue = oneOf(queueNames, query.get('queue')) ?? 'pending'
  const filter: QueueFilter = {
    kind: oneOf(moderatedKinds, query.get('kind')),
    author: query.get('author')?.slice(0, 60) || null,
    phase: query.get('phase')?.slice(0, 60) || null,
  }
  const channels = await watching({ [moderationQueue]: 'whole' } as Record<Channel, Depth>)
  const [{ cases, next }, totals, undo] = await Promise.all([
    queuePart(queue, filter, query.get('after') || null),
    queueTotals(),
    lastUndoable(actor),
  ])
  const page = {
    kind: 'moderation' as const,
    queue,
    filter,
    cases: cases.map(({ id }) => id),
    totals,
    next,
    undo,
  }
  return { page, title: 'Moderation', channels, tables: tablesOf({ case: cases }) }
}

export const review: Loader = async ({ query, actor }) => {
  need(actor, 'moderate')
  const things = query.getAll('things')
  const asked = impactSchema.safeParse({ decision: query.get('decision'), things })
  if (!asked.success) {
    return still({ kind: 'review', decision: null, cases: [], others: 0, impact: null }, 'Look over')
  }
  const { decision } = asked.data
  const found = await casesOf(asked.data.things)
  const cases = found.filter(({ decisions }) => decisions.includes(decision))
  const impact = await impactOf({ decision, things: cases })
  const page = {
    kind: 'review' as const,
    decision,
    cases: cases.map(({ id }) => id),
    others: things.length - cases.length,
    impact,
  }
  return { page, title: 'Look over', channels: {}, tables: tablesOf({ case: cases }) }
}

export const rules: Loader = async () => still({ kind: 'rules' }, 'House rules')

export const record: Loader = async ({ query, actor }) => {
  const label = oneOf(actionLabels, query.get('action'))
  const before = cursorIn(query.get('before'))
  const part = await recordPart(label, before, isModerator(actor))
  return still({ kind: 'record', label, before, ...part }, 'Record of moderation')
}

/** For the author alone; to everybody else there is nothing here. */
export const appeal: Loader = async ({ params, actor }) => {
  if (ownerKey(actor) === null) throw new Problem('log-in-needed')
  const kind = oneOf(moderatedKinds, params.kind ?? '')
  if (!kind) throw new Problem('not-found')
  const page = await appealOf(actor, kind, params.id ?? '')
  return still({ kind: 'appeal', ...page }, 'A decision about your words')
}
