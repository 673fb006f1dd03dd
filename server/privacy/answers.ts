import { Operations } from '../platform/data/write-path.model.ts'
import type { SweepRecord } from './sweeps.model.ts'

/**
 * Answers to writes are kept, to be given again: a name is replaced in those of others, and one's own go with the
 * account.
 */
export async function renameInAnswers(
  accountId: string,
  { to, from }: Pick<SweepRecord, 'to' | 'from'>,
): Promise<void> {
  if (to.id === null) await Operations.deleteMany({ _id: new RegExp(`^${accountId}:`) })
  const view = 'answer.events.view'
  const where: Record<string, string>[] = namedBy.map((by) => ({ [`${view}.${by}.id`]: accountId }))
  if (from !== null) for (const by of saidBy) where.push({ [`${view}.${by}`]: from })
  for await (const kept of Operations.find({ $or: where }).lean().cursor()) {
    const answer = renamed(kept.answer, accountId, { to, from })
    await Operations.collection.updateOne({ _id: kept._id as never }, { $set: { answer } })
  }
}

/** Where views name somebody with their id: as an author, on a seat, as a host, in a round's result. */
const namedBy = ['creator', 'person', 'host', 'result.people']
/** Where views name somebody without an id. */
const saidBy = ['by', 'flags.by', 'decided.by']

/** The same value with the name replaced: in every `{ id, name }` of the account, and in every `by` that is the name. */
function renamed(value: unknown, id: string, names: Pick<SweepRecord, 'to' | 'from'>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, id, names))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  const { to, from } = names
  const entries = Object.entries(value).map(([key, each]) => {
    if (key === 'by' && from !== null && each === from) return [key, to.name]
    return [key, renamed(each, id, names)]
  })
  const copy = Object.fromEntries(entries)
  return copy.id === id && 'name' in copy ? { ...copy, id: to.id, name: to.name } : copy
}
