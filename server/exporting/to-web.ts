import type { AnnotationView } from '../../shared/annotations/views.ts'
import { toWebAnnotation, type WebAnnotation } from '../../shared/exporting/web-annotation.ts'
import { elsewhereOf } from '../annotations/elsewhere.reader.ts'
import { formerNotesOf } from '../annotations/former-notes.reader.ts'
import { formerTargetsOf } from '../annotations/former-targets.reader.ts'
import { redacted } from '../curation/redactor.ts'
import { documentById } from '../library/passages.reader.ts'

/** Annotations as W3C annotations, with what they were before. The same wherever they are given away. */
export async function toWeb(views: readonly AnnotationView[], base: string): Promise<WebAnnotation[]> {
  const ids = views.map(({ id }) => id)
  const documents = [...new Set(views.map(({ document }) => document))]
  const [targets, wordings, elsewhere, slugs] = await Promise.all([
    formerTargetsOf(ids),
    formerNotesOf(ids),
    elsewhereOf(ids),
    Promise.all(documents.map(async (id) => [id, (await documentById(id)).slug] as const)),
  ])
  const slugOf = new Map(slugs)
  return views.map((view) =>
    toWebAnnotation(view, base, slugOf.get(view.document) ?? '', {
      // A quotation that words were redacted in is one of no wording any more.
      former: (targets.get(view.id) ?? []).filter(({ quote }) => !quote.exact.includes(redacted)),
      wordings: wordings.get(view.id) ?? [],
      elsewhere: elsewhere.get(view.id) ?? {},
    }),
  )
}

/** One of them. */
export const oneToWeb = async (view: AnnotationView, base: string): Promise<WebAnnotation> =>
  (await toWeb([view], base))[0] as WebAnnotation
