import type { ExcerptView } from '../../shared/library/views.ts'
import type { Audience } from '../platform/data/entities.ts'
import type { ExcerptRecord } from './excerpts.model.ts'
import { editableBy } from './library.rules.ts'

/** An excerpt as an audience sees it: all of it, and whether they may put its wording right. */
export function toExcerpt(excerpt: ExcerptRecord, audience: Audience): ExcerptView {
  return {
    id: excerpt._id.toHexString(),
    document: excerpt.document.toHexString(),
    kind: excerpt.kind,
    section: excerpt.section,
    text: excerpt.text,
    revision: excerpt.revision,
    paragraph: excerpt.paragraph,
    page: excerpt.page,
    editorNotes: [...excerpt.editorNotes],
    creator: { id: excerpt.creator.id, name: excerpt.creator.name },
    version: excerpt.version,
    may: editableBy(audience) ? ['edit'] : [],
  }
}
