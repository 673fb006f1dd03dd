import { z } from 'zod'
import { day, operation, optional, text, version } from '../write.schema.ts'
import { grades } from './grades.ts'
import { judgementAreas, sections } from './views.ts'

const url = z
  .url({ protocol: /^https?$/, error: 'Please give a full web address, beginning with https://' })
  .max(2_000)
const gradeField = optional(z.enum(grades))

/**
 * `POST /documents`: an inspection report with one excerpt from it. Where the same report (authority and publication
 * date) is here already, the excerpt joins it. Judgements arrive as `judgements[overall]=good`.
 */
export const postExcerptSchema = z.object({
  operation,
  /** An authority's slug or name; names and aliases are matched whole. */
  authority: text(200, 'Please say which authority the report is about.'),
  published: day,
  section: z.enum(sections),
  judgements: z.partialRecord(z.enum(judgementAreas), gradeField).default({}),
  sourceUrl: optional(url),
  paragraph: optional(z.string().max(20)),
  page: optional(z.coerce.number().int().min(1).max(9_999)),
  text: text(20_000, 'Please paste the words of the report.'),
})
export type PostExcerpt = z.output<typeof postExcerptSchema>

/** `POST /excerpts/:id`: a new wording; the former stays as a revision. */
export const editExcerptSchema = z.object({
  operation,
  version,
  section: z.enum(sections),
  paragraph: optional(z.string().max(20)),
  page: optional(z.coerce.number().int().min(1).max(9_999)),
  text: text(20_000, 'Please paste the words of the report.'),
})
export type EditExcerpt = z.output<typeof editExcerptSchema>
