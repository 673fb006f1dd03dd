import type { Actor } from '../../shared/accounts/actor.ts'
import type { DocumentView, ExcerptView } from '../../shared/library/views.ts'
import type { ExcerptRevision } from '../../shared/pages/page.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type DocumentRecord, Documents } from './documents.model.ts'
import { toDocument } from './documents.presenter.ts'
import {
  type ExcerptRecord,
  type ExcerptRevisionRecord,
  ExcerptRevisions,
  Excerpts,
} from './excerpts.model.ts'
import { toExcerpt } from './excerpts.presenter.ts'

/** One excerpt, its document, and every wording it has had, the latest first. @throws {Problem} `not-found` */
export async function excerptWithRevisions(
  id: string,
  actor: Actor,
): Promise<{ excerpt: ExcerptView; document: DocumentView; revisions: ExcerptRevision[] }> {
  const excerpt = await excerptIn(null, id)
  const document = await Documents.findById(excerpt.document).lean<DocumentRecord>()
  if (!document) throw new Problem('not-found')
  const former = await ExcerptRevisions.find({ excerpt: excerpt._id })
    .sort({ excerpt: -1, revision: -1 })
    .lean<ExcerptRevisionRecord[]>()
  return {
    excerpt: toExcerpt(excerpt, audienceOf('excerpt', excerpt, actor)),
    document: toDocument(document),
    revisions: [excerpt, ...former].map(toRevision),
  }
}

const toRevision = ({ revision, text, worded }: ExcerptRecord | ExcerptRevisionRecord): ExcerptRevision => ({
  revision,
  text,
  editor: worded.by.name,
  created: worded.at.toISOString(),
})

/** One wording of an excerpt, and where it is read. */
export type WordingInPlace = {
  excerpt: Id
  document: Id
  /** The document's page. */
  path: string
  text: string
  revision: number
}

/** An excerpt's text in one revision, or in its latest where `revision` is null. @throws {Problem} `not-found` */
export async function excerptWording(
  id: string,
  revision: number | null,
  session: Transaction['session'] | null,
): Promise<WordingInPlace> {
  const excerpt = await excerptIn(session, id)
  const document = await Documents.findById(excerpt.document, { slug: 1 })
    .session(session)
    .lean<DocumentRecord>()
  const wording =
    revision === null || revision === excerpt.revision
      ? excerpt
      : await ExcerptRevisions.findOne({ excerpt: excerpt._id, revision })
          .session(session)
          .lean<ExcerptRevisionRecord>()
  if (!document || !wording) throw new Problem('not-found')
  return {
    excerpt: excerpt._id,
    document: document._id,
    path: `/documents/${document.slug}`,
    text: wording.text,
    revision: wording.revision,
  }
}

/** @throws {Problem} `not-found` */
export async function excerptIn(session: Transaction['session'] | null, id: string): Promise<ExcerptRecord> {
  const excerpt = await Excerpts.findById(toId(id)).session(session).lean<ExcerptRecord>()
  if (!excerpt) throw new Problem('not-found')
  return excerpt
}
