import type { Actor } from '../../shared/accounts/actor.ts'
import type { DocumentView, ExcerptView } from '../../shared/library/views.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import { Memory } from '../platform/data/memory.ts'
import { audienceOf } from '../platform/data/present.ts'
import { Problem } from '../platform/http/problem.ts'
import { type DocumentRecord, Documents } from './documents.model.ts'
import { toDocument } from './documents.presenter.ts'
import { type ExcerptRecord, Excerpts } from './excerpts.model.ts'
import { toExcerpt } from './excerpts.presenter.ts'

/** Documents, and the excerpts that theirs name, as one actor may see them. */
export type Shelf = { documents: DocumentView[]; excerpts: ExcerptView[] }

/** Documents by their ids and their slugs, and excerpts by their ids: up to so many bytes in all. */
const documents = new Memory<DocumentRecord>(2 * 1024 * 1024, sizeOf)
const excerpts = new Memory<ExcerptRecord>(4 * 1024 * 1024, sizeOf)

function sizeOf(record: object): number {
  return 200 + 2 * JSON.stringify(record).length
}

const byId = <R extends { _id: Id }>(records: R[]): Map<string, R> =>
  new Map(records.map((record) => [record._id.toHexString(), record]))

onCommitted((changes) => {
  for (const { kind, id, entity } of changes) {
    if (kind === 'excerpt') excerpts.forget(id)
    if (kind !== 'document') continue
    documents.forget(id)
    documents.forget((entity as DocumentRecord).slug)
  }
})

/** One document with its excerpts in reading order. @throws {Problem} `not-found` */
export async function documentBySlug(
  slug: string,
  actor: Actor,
): Promise<{ document: DocumentView; excerpts: ExcerptView[] }> {
  const found = await documents.get(slug, async () => {
    const record = await Documents.findOne({ slug }).lean<DocumentRecord>()
    if (!record) throw new Problem('not-found')
    return record
  })
  return { document: toDocument(found), excerpts: await excerptsOf([found], actor) }
}

/** The documents with these ids, in their order, each with all its excerpts; an id that is nobody's is left out. */
export async function documentsWithExcerpts(ids: readonly string[], actor: Actor): Promise<Shelf> {
  const found = await documentsAmong(ids)
  return shelf(
    ids.flatMap((id) => found.get(id) ?? []),
    actor,
  )
}

/** An excerpt, and the document that it is of; null where there is none. */
export async function excerptWithDocument(
  id: string,
): Promise<{ excerpt: ExcerptRecord; document: DocumentRecord } | null> {
  const excerpt = (await excerptsAmong([id])).get(id)
  if (!excerpt) return null
  const of = excerpt.document.toHexString()
  const document = (await documentsAmong([of])).get(of)
  return document ? { excerpt, document } : null
}

/** Every document's address and title, by title. */
export async function documentTitles(): Promise<{ slug: string; title: string }[]> {
  const found = await Documents.find().lean<DocumentRecord[]>()
  return found
    .map(toDocument)
    .map(({ slug, title }) => ({ slug, title }))
    .sort((a, b) => a.title.localeCompare(b.title))
}

/** The ids of what there is from one authority, the latest published first. */
export async function documentsOfAuthority(slug: string): Promise<string[]> {
  const found = await Documents.find({ authority: slug }, { _id: 1 }).sort({ published: -1 }).lean()
  return found.map(({ _id }) => _id.toHexString())
}

const shelf = async (documents: DocumentRecord[], actor: Actor): Promise<Shelf> => ({
  documents: documents.map(toDocument),
  excerpts: await excerptsOf(documents, actor),
})

async function excerptsOf(documents: DocumentRecord[], actor: Actor): Promise<ExcerptView[]> {
  const wanted = documents.flatMap((document) => document.excerpts.map((id) => id.toHexString()))
  const found = await excerptsAmong(wanted)
  return wanted.flatMap((id) => {
    const excerpt = found.get(id)
    return excerpt ? toExcerpt(excerpt, audienceOf('excerpt', excerpt, actor)) : []
  })
}

const documentsAmong = (ids: readonly string[]): Promise<Map<string, DocumentRecord>> =>
  documents.among(ids, async (unknown) =>
    byId(await Documents.find({ _id: { $in: unknown.map(toId) } }).lean<DocumentRecord[]>()),
  )

const excerptsAmong = (ids: readonly string[]): Promise<Map<string, ExcerptRecord>> =>
  excerpts.among(ids, async (unknown) =>
    byId(await Excerpts.find({ _id: { $in: unknown.map(toId) } }).lean<ExcerptRecord[]>()),
  )
