import type { Actor } from '../../shared/accounts/actor.ts'
import type { DocumentView, ExcerptView } from '../../shared/library/views.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import { Problem } from '../platform/http/problem.ts'
import { type DocumentRecord, Documents } from './documents.model.ts'
import { toDocument } from './documents.presenter.ts'
import { type ExcerptRecord, Excerpts } from './excerpts.model.ts'
import { toExcerpt } from './excerpts.presenter.ts'

/** Documents, and the excerpts that theirs name, as one actor may see them. */
export type Shelf = { documents: DocumentView[]; excerpts: ExcerptView[] }

/** One document with its excerpts in reading order. @throws {Problem} `not-found` */
export async function documentBySlug(
  slug: string,
  actor: Actor,
): Promise<{ document: DocumentView; excerpts: ExcerptView[] }> {
  const found = await Documents.findOne({ slug }).lean<DocumentRecord>()
  if (!found) throw new Problem('not-found')
  return { document: toDocument(found), excerpts: await excerptsOf([found], actor) }
}

/** The documents with these ids, in their order, each with all its excerpts; an id that is nobody's is left out. */
export async function documentsWithExcerpts(ids: readonly string[], actor: Actor): Promise<Shelf> {
  const found = await Documents.find({ _id: { $in: ids.map(toId) } }).lean<DocumentRecord[]>()
  const byId = new Map(found.map((document) => [document._id.toHexString(), document]))
  return shelf(
    ids.flatMap((id) => byId.get(id) ?? []),
    actor,
  )
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
  const wanted: Id[] = documents.flatMap(({ excerpts }) => excerpts)
  const found = await Excerpts.find({ _id: { $in: wanted } }).lean<ExcerptRecord[]>()
  const byId = new Map(found.map((excerpt) => [excerpt._id.toHexString(), excerpt]))
  return wanted.flatMap((id) => {
    const excerpt = byId.get(id.toHexString())
    return excerpt ? toExcerpt(excerpt, audienceOf('excerpt', excerpt, actor)) : []
  })
}
