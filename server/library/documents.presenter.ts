import type { DocumentView } from '../../shared/library/views.ts'
import { authorityBySlug } from './authorities.ts'
import type { DocumentRecord } from './documents.model.ts'

/** A document as everybody sees it. Nobody edits one yet: excerpts that join it fill in what it lacked. */
export function toDocument(document: DocumentRecord): DocumentView {
  const authority = document.authority ? authorityBySlug(document.authority) : null
  return {
    id: document._id.toHexString(),
    slug: document.slug,
    kind: document.kind,
    title: document.title,
    authority: authority ? { slug: authority.slug, name: authority.name } : null,
    published: document.published,
    judgements: document.judgements.map(({ area, printed, grade, previous }) => ({
      area,
      printed,
      grade,
      previous: previous ?? null,
    })),
    reinspection: document.reinspection,
    sourceUrl: document.sourceUrl,
    creator: { id: document.creator.id, name: document.creator.name },
    excerpts: document.excerpts.map((id) => id.toHexString()),
    version: document.version,
    may: [],
  }
}
