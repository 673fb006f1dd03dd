import type { Creator } from '../../shared/accounts/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type DigestRecord, Digests } from './digests.model.ts'
import { inOrder, neighboursOf } from './digests.order.ts'
import type { DigestInOrder } from './digests.presenter.ts'
import { freeSlug, toSlug } from './slugs.ts'

/** What a digest is made of; the rest is given to it. */
export type NewDigest = Pick<
  DigestRecord,
  'title' | 'introduction' | 'links' | 'entries' | 'tags' | 'sample' | 'importFingerprint'
>

/** Makes a digest inside a transaction, and tells those before and after it that they have a new neighbour. */
export async function createDigest(
  tx: Transaction,
  creator: Creator,
  given: NewDigest,
): Promise<DigestInOrder> {
  const isTaken = async (slug: string) => (await Digests.exists({ slug }).session(tx.session)) !== null
  const digest: DigestRecord = {
    ...given,
    _id: newId(),
    slug: await freeSlug(toSlug(given.title), isTaken),
    creator,
    created: tx.now,
    version: 1,
  }
  await Digests.collection.insertOne(digest, { session: tx.session })
  const [placed] = (await inOrder([digest], tx.session)) as [DigestInOrder]
  tx.changed('digest', placed, [channelOf(placed)])
  tx.record('digest.created', 'digest', placed)
  if (!digest.sample) await tellNeighbours(tx, digest)
  return placed
}

async function tellNeighbours(tx: Transaction, digest: DigestRecord): Promise<void> {
  const { previous, next } = await neighboursOf(digest._id, tx.session)
  for (const neighbour of [previous, next]) {
    if (!neighbour) continue
    const version = neighbour.version + 1
    await Digests.collection.updateOne({ _id: neighbour._id }, { $set: { version } }, { session: tx.session })
    const [placed] = (await inOrder([{ ...neighbour, version }], tx.session)) as [DigestInOrder]
    tx.changed('digest', placed, [channelOf(placed)])
  }
}

const channelOf = ({ _id }: DigestRecord): Channel => `digest:${_id.toHexString()}`
