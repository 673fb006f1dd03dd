import { tellQueue } from '../moderation/queue.ts'
import { countedBy } from '../moderation/standing.ts'
import { toId } from '../platform/data/ids.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type ContradictionRecord, Contradictions } from './contradictions.model.ts'

/** @throws {Problem} `not-found` */
export async function contradictionIn(
  session: Transaction['session'] | null,
  id: string,
): Promise<ContradictionRecord> {
  const contradiction = await Contradictions.findById(toId(id)).session(session).lean<ContradictionRecord>()
  if (!contradiction) throw new Problem('not-found')
  return contradiction
}

/** Adds a contradiction, counted where everybody may see it. */
export async function addContradiction(
  tx: Transaction,
  contradiction: ContradictionRecord,
  action = 'contradiction.proposed',
): Promise<void> {
  tx.insert(Contradictions, contradiction)
  await tell(tx, null, contradiction, action, {})
}

/** Saves what changes of a contradiction and tells every screen concerned; answers the contradiction as it is then. */
export async function saveContradiction(
  tx: Transaction,
  before: ContradictionRecord,
  set: Partial<ContradictionRecord>,
  action: string,
  more: RecordDetails = {},
): Promise<ContradictionRecord> {
  const changed: ContradictionRecord = { ...before, ...set, version: before.version + 1 }
  await Contradictions.collection.updateOne(
    { _id: before._id },
    { $set: { ...set, version: changed.version } },
    { session: tx.session },
  )
  await tell(tx, before, changed, action, more)
  return changed
}

async function tell(
  tx: Transaction,
  before: ContradictionRecord | null,
  after: ContradictionRecord,
  action: string,
  more: RecordDetails,
): Promise<void> {
  tx.changed('contradiction', after, after.channels, { contradictions: countedBy(before, after) })
  tx.record(action, 'contradiction', after, more)
  await tellQueue(tx, 'contradiction', before, after)
}
