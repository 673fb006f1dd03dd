import type { DocumentView } from '../../shared/library/views.ts'
import { foundById } from '../platform/data/found-by-id.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type DocumentRecord, Documents } from './documents.model.ts'
import { toDocument } from './documents.presenter.ts'
import { excerptWithDocument } from './documents.reader.ts'
import {
  type ExcerptRecord,
  type ExcerptRevisionRecord,
  ExcerptRevisions,
  Excerpts,
} from './excerpts.model.ts'

/** An excerpt's words at one revision, and where they are read. */
export type PassageSource = { excerpt: Id; document: Id; path: string; revision: number; text: string }

/**
 * The words of an excerpt at a revision; null asks for the present ones.
 * @throws {Problem} `not-found` where there is no such excerpt or revision.
 */
export async function excerptWording(
  id: string,
  revision: number | null,
  session: Transaction['session'] | null,
): Promise<PassageSource> {
  const found = await (session ? excerptWithin(session, id) : excerptWithDocument(id))
  if (!found) throw new Problem('not-found')
  const { excerpt, document } = found
  const source = { excerpt: excerpt._id, document: document._id, path: `/documents/${document.slug}` }
  if (revision === null || revision === excerpt.revision) {
    return { ...source, revision: excerpt.revision, text: excerpt.text }
  }
  const former = await ExcerptRevisions.findOne({ excerpt: excerpt._id, revision })
    .session(session)
    .lean<ExcerptRevisionRecord>()
  if (!former) throw new Problem('not-found')
  return { ...source, revision, text: former.text }
}

async function excerptWithin(session: Transaction['session'], id: string) {
  const excerpt = await Excerpts.findById(toId(id)).session(session).lean<ExcerptRecord>()
  const document =
    excerpt &&
    (await Documents.findById(excerpt.document, { slug: 1 }).session(session).lean<DocumentRecord>())
  return document && { excerpt, document }
}

/**
 * The words that an excerpt has in a transaction: mostly those that were seen, since a revision's never change.
 * @throws {Problem} `not-found`
 */
export async function wordingNow(
  seen: PassageSource,
  session: Transaction['session'],
): Promise<PassageSource> {
  const now = await Excerpts.findById(seen.excerpt, { revision: 1 }).session(session).lean()
  if (now?.revision === seen.revision) return seen
  return excerptWording(seen.excerpt.toHexString(), null, session)
}

/** @throws {Problem} `not-found` */
export const documentById = async (id: string): Promise<DocumentView> =>
  toDocument(await foundById<DocumentRecord>(Documents, null, id))

/** Where a document is read; null where there is none. */
export async function pathOfDocument(
  id: string,
  session: Transaction['session'] | null,
): Promise<string | null> {
  const document = await Documents.findById(toId(id), { slug: 1 }).session(session).lean<DocumentRecord>()
  return document && `/documents/${document.slug}`
}

/** Whether there is a document with this slug. */
export const isSlugHere = async (slug: string, session: Transaction['session'] | null): Promise<boolean> =>
  (await Documents.exists({ slug }).session(session)) !== null
