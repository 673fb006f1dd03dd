import type { AnnotationView } from '../../shared/annotations/views.ts'
import { toWebAnnotation, type WebAnnotation } from '../../shared/exporting/web-annotation.ts'
import { formerTargetsOf } from '../annotations/former-targets.reader.ts'
import { redacted } from '../curation/redactor.ts'

/** Annotations as W3C annotations, with what they were on before. The same wherever they are given away. */
export async function toWeb(views: readonly AnnotationView[], base: string): Promise<WebAnnotation[]> {
  const former = await formerTargetsOf(views.map(({ id }) => id))
  return views.map((view) => {
    // A quotation that words were redacted in is one of no wording any more.
    const told = (former.get(view.id) ?? []).filter(({ quote }) => !quote.exact.includes(redacted))
    return toWebAnnotation(view, base, told)
  })
}

/** One of them. */
export const oneToWeb = async (view: AnnotationView, base: string): Promise<WebAnnotation> =>
  (await toWeb([view], base))[0] as WebAnnotation
