import type { Creator } from '../../shared/accounts/views.ts'
import type { DocumentView } from '../../shared/library/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type DocumentRecord, Documents } from './documents.model.ts'
import { toDocument } from './documents.presenter.ts'
import { type ExcerptRecord, ExcerptRevisions, Excerpts } from './excerpts.model.ts'
import { freeSlug } from './slugs.ts'

/** A document that was exported elsewhere; its people have no account here. */
export type DocumentToRestore = Pick<
  DocumentRecord,
  'slug' | 'kind' | 'title' | 'authority' | 'published' | 'judgements' | 'reinspection' | 'sourceUrl'
> & {
  /** In reading order. */
  excerpts: (Pick<ExcerptRecord, 'kind' | 'section' | 'paragraph' | 'page' | 'editorNotes'> & {
    /** Every wording it has had, the first one first; at least one. */
    revisions: { text: string; name: string; created: Date }[]
  })[]
}

/** Puts such a document on the shelf with every wording of its excerpts, under another slug where its own is taken. */
export async function restoreDocument(
  tx: Transaction,
  creator: Creator,
  given: DocumentToRestore,
): Promise<{ document: DocumentView; excerpts: ExcerptRecord[] }> {
  const isTaken = async (slug: string) => (await Documents.exists({ slug }).session(tx.session)) !== null
  const document: DocumentRecord = {
    _id: newId(),
    slug: await freeSlug(given.slug, isTaken),
    kind: given.kind,
    title: given.title,
    authority: given.authority,
    published: given.published,
    judgements: given.judgements,
    reinspection: given.reinspection,
    sourceUrl: given.sourceUrl,
    excerpts: [],
    creator,
    created: tx.now,
    version: 1,
  }
  const channel: Channel = `document:${document._id.toHexString()}`
  const excerpts = given.excerpts.map((excerpt) => restoreExcerpt(tx, document, excerpt))
  document.excerpts = excerpts.map(({ _id }) => _id)
  for (const excerpt of excerpts) {
    tx.insert(Excerpts, excerpt)
    tx.changed('excerpt', excerpt, [channel])
    tx.record('excerpt.imported', 'excerpt', excerpt)
  }
  tx.insert(Documents, document)
  tx.changed('document', document, [channel])
  tx.record('document.imported', 'document', document)
  return { document: toDocument(document), excerpts }
}

function restoreExcerpt(
  tx: Transaction,
  document: DocumentRecord,
  { revisions, kind, section, paragraph, page, editorNotes }: DocumentToRestore['excerpts'][number],
): ExcerptRecord {
  const _id = newId()
  const wordings = revisions.map(({ text, name, created }, index) => ({
    revision: index + 1,
    text,
    worded: { by: { id: null, name }, at: created },
  }))
  const [first, present] = [wordings[0], wordings.at(-1)]
  if (!first || !present) throw new Error('An excerpt has words.')
  for (const former of wordings.slice(0, -1))
    tx.insert(ExcerptRevisions, { _id: newId(), excerpt: _id, ...former })
  return {
    _id,
    document: document._id,
    kind,
    section,
    ...present,
    paragraph,
    page,
    editorNotes,
    creator: first.worded.by,
    created: first.worded.at,
    version: present.revision,
  }
}
