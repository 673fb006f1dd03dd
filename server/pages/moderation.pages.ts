import { type Actor, canBegin } from '../../shared/accounts/actor.ts'
import type { ViewerRight } from '../../shared/accounts/views.ts'
import { type Channel, moderationQueue } from '../../shared/live/contract.ts'
import type { Depth } from '../../shared/live/state.ts'
import { moderatedKinds } from '../../shared/moderation/states.ts'
import { type QueueFilter, queueNames } from '../../shared/moderation/views.ts'
import { lastUndoable } from '../moderation/batches.reader.ts'
import { queuePart, queueTotals } from '../moderation/queue.reader.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Loader, tablesOf, watching } from './loading.ts'

function need(actor: Actor, right: ViewerRight): void {
  if (actor.id === null) throw new Problem('log-in-needed')
  if (!canBegin(actor, right)) throw new Problem('not-allowed')
}

/** One of a list, or null. */
const oneOf = <T extends string>(list: readonly T[], given: string | null): T | null =>
  list.find((each) => each === given) ?? null

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
