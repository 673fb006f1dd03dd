import type { QueueName } from '../../shared/moderation/views.ts'

/**
 * Where a queue's things come from: all that meet `filter`, by the time at `at`. Each has a partial index with the
 * very same filter, so that things are found and counted without looking at any that don't wait.
 */
export type QueueSource = {
  name: string
  queue: QueueName
  filter: Record<string, unknown>
  at: string
  /** The reasons of the pipeline that put it there. */
  reasons: string
  newestFirst?: true
}

const there = { withdrawn: null, erased: null }
const reasons = 'moderation.reasons'
const everSince = { $gt: new Date(0) }

export const queueSources: readonly QueueSource[] = [
  {
    name: 'waiting',
    queue: 'pending',
    filter: { 'moderation.state': { $in: ['held', 'hidden'] }, ...there },
    at: 'created',
    reasons,
  },
  {
    name: 'edits',
    queue: 'pending',
    filter: { 'pending.since': everSince, 'moderation.state': 'live', ...there },
    at: 'pending.since',
    reasons: 'pending.reasons',
  },
  {
    name: 'reported',
    queue: 'reported',
    filter: { 'moderation.openFlags': { $gt: 0 }, ...there },
    at: 'created',
    reasons,
  },
  {
    name: 'appeals',
    queue: 'appeals',
    filter: { 'moderation.appeal.outcome': 'open', ...there },
    at: 'moderation.appeal.created',
    reasons,
  },
  {
    name: 'spam',
    queue: 'spam',
    filter: { 'moderation.state': 'spam', ...there },
    at: 'created',
    reasons,
  },
  {
    name: 'decided',
    queue: 'decided',
    filter: { 'moderation.verdict.by.id': { $gt: '' }, erased: null },
    at: 'moderation.verdict.at',
    reasons,
    newestFirst: true,
  },
]

type Indexed = { index(keys: Record<string, 1>, options: Record<string, unknown>): unknown }

/** Gives a collection of things that are moderated its part of the queues' indexes. */
export function indexQueues(schema: Indexed): void {
  for (const { name, filter, at } of queueSources) {
    schema.index({ [at]: 1, _id: 1 }, { name: `queue_${name}`, partialFilterExpression: filter })
  }
}
