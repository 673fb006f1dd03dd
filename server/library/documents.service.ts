import type { Actor } from '../../shared/accounts/actor.ts'
import type { FieldProblem } from '../../shared/errors.ts'
import { matchAuthority } from '../../shared/library/authority-names.ts'
import { gradeLabels } from '../../shared/library/grades.ts'
import type { PostExcerpt } from '../../shared/library/library.schema.ts'
import { type Judgement, judgementAreas, judgementLabels } from '../../shared/library/views.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { commit } from '../platform/data/commit.ts'
import { Problem } from '../platform/http/problem.ts'
import { type Authority, allAuthorities, authorityBySlug, findAuthorities } from './authorities.ts'
import type { DocumentRecord } from './documents.model.ts'
import { findReport, shelveReport } from './shelve-report.ts'

/**
 * An excerpt from an inspection report; the report joins the library with it, or is there already.
 * @throws {Problem} `invalid` for an authority that is nobody's name, a day that has not come, or a grade other than
 * the one the report has here.
 */
export async function postExcerpt(actor: Actor, body: PostExcerpt): Promise<WriteAnswer> {
  const authority = authorityNamed(body.authority)
  const { published, section, text } = body
  if (published > new Date().toISOString().slice(0, 10)) {
    throw invalid([{ field: 'published', code: 'in-future', message: 'This day has not come yet.' }])
  }
  const report = {
    authority,
    published,
    judgements: judgementsOf(body),
    reinspection: null,
    sourceUrl: body.sourceUrl ?? null,
    passages: [
      {
        kind: 'quotation' as const,
        section,
        text,
        paragraph: body.paragraph ?? null,
        page: body.page ?? null,
        editorNotes: [],
      },
    ],
  }
  // The document may have no id yet: whoever posts from the same report meanwhile waits in the same queue.
  const channel = `document:${authority.slug}-${published}` as const
  return commit({ actor, operation: body.operation, body, channel }, async (tx) => {
    refuseOtherGrades(await findReport(authority.slug, published, tx.session), report.judgements)
    const creator = { id: actor.id, name: actor.name ?? '' }
    const { document, excerpts } = await shelveReport(tx, creator, report)
    return { location: `/documents/${document.slug}#excerpt-${excerpts[0]?._id.toHexString()}` }
  })
}

const invalid = (fields: FieldProblem[]) => new Problem('invalid', { fields })

/** By slug, name or alias. @throws {Problem} `invalid`, with names that come close. */
function authorityNamed(given: string): Authority {
  const found = authorityBySlug(given) ?? matchAuthority(given, allAuthorities())
  if (found) return found
  const close = closeTo(given).map(({ name }) => name)
  const hint =
    close.length > 0
      ? `Did you mean ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(close)}?`
      : 'Please choose one from the list.'
  const message = `We know no authority called “${given}”. ${hint}`
  throw invalid([{ field: 'authority', code: 'authority-unknown', message }])
}

/** Names that begin as the given one does: with all of it, or with as many of its letters as lead anywhere. */
function closeTo(given: string): Authority[] {
  for (let length = given.length; length >= 2; length -= 1) {
    const found = findAuthorities(given.slice(0, length), 3)
    if (found.length > 0) return found
  }
  return []
}

const judgementsOf = (body: PostExcerpt): Judgement[] =>
  judgementAreas.flatMap((area) => {
    const grade = body.judgements[area]
    return grade ? [{ area, printed: gradeLabels[grade], grade, previous: null }] : []
  })

/** What is known of a report is not overwritten in passing, nor is what somebody entered dropped without a word. */
function refuseOtherGrades(here: DocumentRecord | null, given: Judgement[]): void {
  const fields = given.flatMap(({ area, grade }) => {
    const known = here?.judgements.find((judgement) => judgement.area === area)
    if (!known || known.grade === grade) return []
    const message = `This report is here already, with “${gradeLabels[known.grade]}” for ${judgementLabels[area]}. Please look again, or leave this empty.`
    return [{ field: `judgements[${area}]`, code: 'other-grade', message }]
  })
  if (fields.length > 0) throw invalid(fields)
}
