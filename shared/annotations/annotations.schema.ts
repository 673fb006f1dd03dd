import { z } from 'zod'
import { tagName, tagsIn } from '../tags/views.ts'
import { id, insists, operation, optional, text, version } from '../write.schema.ts'
import { chosenMotivations } from './views.ts'

const codePoint = z.coerce.number().int().min(0).max(10_000_000)

/** A passage of an excerpt: `exact` always; where it stands if the client knows, else the words must occur once. */
export const passageSchema = z.object({
  excerpt: id,
  revision: optional(z.coerce.number().int().min(1)),
  exact: z.string().min(1, 'Please give the words of the passage.').max(20_000),
  prefix: optional(z.string().max(2_000)),
  suffix: optional(z.string().max(2_000)),
  /** Unicode code points of that revision. */
  start: optional(codePoint),
  end: optional(codePoint),
})
export type Passage = z.output<typeof passageSchema>

const note = optional(text(10_000, 'Please write something first.'))
/** Tags of the vocabulary, parted by commas or spaces in a form. */
const tags = z.preprocess(
  (value) => (typeof value === 'string' ? tagsIn(value) : (value ?? [])),
  z
    .array(z.string().regex(tagName, 'Tags are small letters and hyphens.'))
    .max(8, 'Eight tags at most.')
    .transform((tags) => [...new Set(tags)]),
)

/** What it is meant as, where that was chosen; else having a note tells. */
const motivation = optional(z.enum(chosenMotivations))

/** A checkbox that is ticked, or `true`. */
const ticked = z.preprocess((value) => value === true || value === 'yes', z.boolean()).default(false)

/** `POST /annotations`: a highlight, or a note where `note` is given. `private`: the author's alone until published. */
export const annotateSchema = passageSchema.extend({
  operation,
  insists,
  note,
  tags,
  motivation,
  private: ticked,
})
export type Annotate = z.output<typeof annotateSchema>

/** `POST /annotations/:id/publish` */
export const publishSchema = z.object({ operation, version, insists })
export type Publish = z.output<typeof publishSchema>

/** `POST /annotations/:id/reattach`: other words of today's wording, the one that the person saw. */
export const reattachSchema = passageSchema
  .omit({ excerpt: true })
  .extend({ operation, version, revision: z.coerce.number().int().min(1) })
export type Reattach = z.output<typeof reattachSchema>

/** `POST /annotations/:id/put-back`: on the words that it was on before; `to` is the revision that those are of. */
export const putBackSchema = z.object({ operation, version, to: z.coerce.number().int().min(1) })
export type PutBack = z.output<typeof putBackSchema>

/**
 * `POST /annotations/:id`: the note and tags anew; the target stays. `onto`, of a note whose words have changed: the
 * revision whose words it is about from now on, which stand where it lies. `back`, where that is taken back: the
 * revision of the words that it was on before.
 */
export const editAnnotationSchema = z.object({
  operation,
  version,
  note,
  tags,
  motivation,
  insists,
  onto: optional(z.coerce.number().int().min(1)),
  back: optional(z.coerce.number().int().min(1)),
})
export type EditAnnotation = z.output<typeof editAnnotationSchema>
