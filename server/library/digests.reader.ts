import type { DigestView } from '../../shared/library/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { DigestLine } from '../../shared/pages/page.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { foundById } from '../platform/data/found-by-id.ts'
import { headsOf } from '../platform/data/heads.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import { Memory } from '../platform/data/memory.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type DigestRecord, Digests } from './digests.model.ts'
import { inOrder } from './digests.order.ts'
import { type DigestInOrder, toDigest } from './digests.presenter.ts'

/** Digests by their slugs, up to so many bytes in all. */
const remembered = new Memory<DigestView>(2 * 1024 * 1024, (digest) => 2 * JSON.stringify(digest).length)

// Each is shown with its neighbours.
onCommitted((changes) => {
  if (changes.some(({ kind }) => kind === 'digest')) remembered.forgetAll()
})

/** One digest, with those before and after it. @throws {Problem} `not-found` */
export const digestBySlug = (slug: string): Promise<DigestView> =>
  remembered.get(slug, () => readBySlug(slug))

async function readBySlug(slug: string): Promise<DigestView> {
  const found = await Digests.findOne({ slug }).lean<DigestRecord>()
  if (!found) throw new Problem('not-found')
  return placed(found)
}

/** The same by its id. @throws {Problem} `not-found` */
export const digestById = async (id: string): Promise<DigestView> =>
  placed(await foundById<DigestRecord>(Digests, null, id))

async function placed(digest: DigestRecord): Promise<DigestView> {
  const [inPlace] = await inOrder([digest])
  return toDigest(inPlace as DigestInOrder)
}

/** A line for each of the newest digests, with how many thoughts everybody can read under it. */
export async function digestsNewestFirst(most: number): Promise<DigestLine[]> {
  const found = await Digests.find({}, { introduction: 0, links: 0, 'entries.excerpts': 0 })
    .sort({ _id: -1 })
    .limit(most)
    .lean<DigestRecord[]>()
  const heads = await headsOf(found.map(({ _id }) => channelOf(_id)))
  return found.map((digest) => ({
    slug: digest.slug,
    title: digest.title,
    creator: digest.creator.name,
    created: digest.created.toISOString(),
    entries: digest.entries.length,
    comments: heads[channelOf(digest._id)]?.counts.comments ?? 0,
    tags: digest.tags,
    sample: digest.sample,
  }))
}

/** The digests that have an entry on this document, the newest first. */
export async function digestsHolding(document: string): Promise<{ slug: string; title: string }[]> {
  const found = await Digests.find({ 'entries.document': toId(document) }, { slug: 1, title: 1 })
    .sort({ _id: -1 })
    .lean<DigestRecord[]>()
  return found.map(({ slug, title }) => ({ slug, title }))
}

/** The digests that a document is an entry of, by id. */
export async function digestIdsHolding(document: string): Promise<string[]> {
  const found = await Digests.find({ 'entries.document': toId(document) }, { _id: 1 }).lean<DigestRecord[]>()
  return found.map(({ _id }) => _id.toHexString())
}

/** The digest that a post with this fingerprint became; null where it has not been imported. */
export async function digestImportedAs(
  fingerprint: string,
  session: Transaction['session'] | null = null,
): Promise<{ slug: string; title: string } | null> {
  const found = await Digests.findOne({ importFingerprint: fingerprint }, { slug: 1, title: 1 })
    .session(session)
    .lean<DigestRecord>()
  return found && { slug: found.slug, title: found.title }
}

const channelOf = (id: Id): Channel => `digest:${id.toHexString()}`
