import type { Id } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type DigestRecord, Digests } from './digests.model.ts'
import type { DigestInOrder } from './digests.presenter.ts'

type Session = Transaction['session'] | null

/** The digests with their neighbours: two small indexed reads each. The sample stands outside the order. */
export async function inOrder(digests: DigestRecord[], session: Session = null): Promise<DigestInOrder[]> {
  const placed: DigestInOrder[] = []
  for (const digest of digests) {
    if (digest.sample) placed.push({ ...digest, previous: null, next: null })
    else {
      const { previous, next } = await neighboursOf(digest._id, session)
      placed.push({ ...digest, previous, next })
    }
  }
  return placed
}

/** The digests right before and after a place in the order, whether one stands at it or not. */
export async function neighboursOf(id: Id, session: Session = null) {
  // One after the other: a session takes one question at a time.
  const previous = await Digests.findOne({ _id: { $lt: id }, sample: false })
    .sort({ _id: -1 })
    .session(session)
    .lean<DigestRecord>()
  const next = await Digests.findOne({ _id: { $gt: id }, sample: false })
    .sort({ _id: 1 })
    .session(session)
    .lean<DigestRecord>()
  return { previous, next }
}
