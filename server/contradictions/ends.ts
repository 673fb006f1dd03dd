import type { Propose } from '../../shared/contradictions/contradictions.schema.ts'
import type { ContradictionEnd, EndDocument } from '../../shared/contradictions/views.ts'
import type { DocumentView } from '../../shared/library/views.ts'
import { locate } from '../annotations/locate.ts'
import { documentById, excerptWording } from '../library/passages.reader.ts'
import { Problem } from '../platform/http/problem.ts'

type GivenEnd = Propose['ends'][number]

/**
 * An end as it is kept: the passage's selectors in the wording that was seen, or the field's words as printed.
 * @throws {Problem} `passage-not-found` or `invalid`, naming the end's own field (`ends[0][exact]`).
 */
export async function toEnd(given: GivenEnd, index: number): Promise<ContradictionEnd> {
  return given.kind === 'passage' ? passageEnd(given, index) : fieldEnd(given, index)
}

async function passageEnd(
  given: Extract<GivenEnd, { kind: 'passage' }>,
  index: number,
): Promise<ContradictionEnd> {
  const { text, revision, document } = await excerptWording(given.excerpt, given.revision ?? null, null)
  try {
    const { quote, position } = locate(text, given)
    const role = given.role ?? null
    const shown = toEndDocument(await documentById(document.toHexString()))
    return { kind: 'passage', document: shown, excerpt: given.excerpt, revision, quote, position, role }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const fields = error.fields.map((field) => ({ ...field, field: `ends[${index}][${field.field}]` }))
    throw new Problem(error.code, { fields })
  }
}

async function fieldEnd(
  given: Extract<GivenEnd, { kind: 'field' }>,
  index: number,
): Promise<ContradictionEnd> {
  const document = await documentById(given.document)
  const judgement = document.judgements.find(({ area }) => area === given.area)
  if (!judgement) {
    const message = 'We do not know this grade of the report. Please choose another end.'
    throw new Problem('invalid', { fields: [{ field: `ends[${index}][area]`, code: 'no-grade', message }] })
  }
  const { area, printed, grade } = judgement
  return { kind: 'field', document: toEndDocument(document), area, printed, grade }
}

function toEndDocument({ id, slug, title, judgements }: DocumentView): EndDocument {
  const overall = judgements.find(({ area }) => area === 'overall')
  return { id, slug, title, overall: overall ? { grade: overall.grade, printed: overall.printed } : null }
}
