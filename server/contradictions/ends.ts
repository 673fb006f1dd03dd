import type { Propose } from '../../shared/contradictions/contradictions.schema.ts'
import type { ContradictionEnd, EndDocument } from '../../shared/contradictions/views.ts'
import type { DocumentView, JudgementArea } from '../../shared/library/views.ts'
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
  const end = fieldOf(await documentById(given.document), given.area)
  if (!end) {
    const message = 'We do not know this grade of the report. Please choose another end.'
    throw new Problem('invalid', { fields: [{ field: `ends[${index}][area]`, code: 'no-grade', message }] })
  }
  return end
}

/** A field as an end, with its words as printed; null where the document hasn't got it. */
export function fieldOf(document: DocumentView, area: JudgementArea): ContradictionEnd | null {
  const judgement = document.judgements.find((each) => each.area === area)
  if (!judgement) return null
  const { printed, grade } = judgement
  return { kind: 'field', document: toEndDocument(document), area, printed, grade }
}

/** What an end shows of its document. */
export function toEndDocument({ id, slug, title, judgements }: DocumentView): EndDocument {
  const overall = judgements.find(({ area }) => area === 'overall')
  return { id, slug, title, overall: overall ? { grade: overall.grade, printed: overall.printed } : null }
}
