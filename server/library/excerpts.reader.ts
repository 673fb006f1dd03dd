import type { Actor } from '../../shared/accounts/actor.ts'
import type { DocumentView, ExcerptView } from '../../shared/library/views.ts'
import type { ExcerptRevision } from '../../shared/pages/page.ts'
import { toId } from '../platform/data/ids.ts'
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
  const excerpt = await Excerpts.findById(toId(id)).lean<ExcerptRecord>()
  const document = excerpt && (await Documents.findById(excerpt.document).lean<DocumentRecord>())
  if (!excerpt || !document) throw new Problem('not-found')
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

/** The present words of all excerpts of these documents, and since when, in the order of the documents and of reading. */
export async function textsOf(
  documents: readonly string[],
  session: Transaction['session'] | null,
): Promise<{ excerpt: string; document: string; revision: number; text: string; worded: string }[]> {
  const ids = documents.map(toId)
  const [shelf, excerpts] = await Promise.all([
    Documents.find({ _id: { $in: ids } }, { excerpts: 1 })
      .session(session)
      .lean<DocumentRecord[]>(),
    Excerpts.find({ document: { $in: ids } })
      .session(session)
      .lean<ExcerptRecord[]>(),
  ])
  const order = new Map(shelf.map((document) => [document._id.toHexString(), document.excerpts]))
  const texts = new Map(excerpts.map((excerpt) => [excerpt._id.toHexString(), excerpt]))
  return documents
    .flatMap((document) => order.get(document) ?? [])
    .flatMap((id) => texts.get(id.toHexString()) ?? [])
    .map(({ _id, document, revision, text, worded }) => ({
      excerpt: _id.toHexString(),
      document: document.toHexString(),
      revision,
      text,
      worded: worded.at.toISOString(),
    }))
}
