import { z } from 'zod'
import { toNfc } from '../text/code-points.ts'
import { operation } from '../write.schema.ts'

const words = (most: number) => z.string().max(most).transform(toNfc)

/** Of the kinds there are, only quotations say something about our texts: positions count in another page. */
const selector = z.object({
  type: z.string().max(60),
  exact: words(20_000).optional(),
  prefix: words(2_000).optional(),
  suffix: words(2_000).optional(),
})

/** A date and time that has come. */
const moment = z.iso
  .datetime({ offset: true, error: 'This is no date and time.' })
  .refine((given) => Date.parse(given) <= Date.now() + 60_000, 'This moment has not come yet.')

/** A list that may be missing, or be nothing. */
const list = <T extends z.ZodType>(one: T, most: number) =>
  z.preprocess((given) => given ?? [], z.array(one).max(most))

const annotation = z.object({
  id: z.string().regex(/^[\w-]{1,60}$/, 'This is no id of Hypothesis.'),
  user: z.string().max(300),
  user_info: z.object({ display_name: z.string().max(200).nullish() }).nullish(),
  created: moment,
  updated: moment.nullish(),
  text: words(20_000)
    .refine((text) => text.length <= 10_000, 'This note is too long.')
    .nullish()
    .transform((text) => text ?? ''),
  tags: list(z.string().max(200), 50),
  /** What a reply answers: from the annotation down to the reply before it. */
  references: list(z.string().max(60), 200),
  /** None, or one without selectors, for a note on the page as a whole, and for replies. */
  target: list(z.object({ selector: list(selector, 20) }), 10),
  /** Who may read it: `group:__world__`, another group, or its author alone. */
  permissions: z.object({ read: list(z.string().max(300), 100) }).nullish(),
  /** True of what the moderators of its group took away. */
  hidden: z.boolean().nullish(),
})
export type HypothesisAnnotation = z.output<typeof annotation>

/** The file as it is, or pasted into the field `export`. */
function unwrap(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given
  const pasted = (given as { export?: unknown }).export
  try {
    const file = typeof pasted === 'string' ? JSON.parse(pasted) : given
    // Its export has `annotations`, what its API finds has `rows`, and some tools write a bare list.
    const annotations = Array.isArray(file) ? file : (file?.annotations ?? file?.rows)
    return { operation: crypto.randomUUID(), ...given, annotations }
  } catch {
    return given
  }
}

/** `POST /documents/:slug/annotations/import` */
export const importHypothesisSchema = z.preprocess(
  unwrap,
  z.object({
    operation,
    annotations: z
      .array(annotation, 'This is no file that Hypothesis exported as JSON.')
      .max(5_000)
      .refine(
        (all) => new Set(all.map(({ id }) => id)).size === all.length,
        'The file has an annotation twice.',
      ),
    /** Whether quotations that read a little differently here are made as well. */
    alsoChanged: z.preprocess((value) => value === true || value === 'yes', z.boolean()).default(false),
  }),
)
export type ImportHypothesis = z.output<typeof importHypothesisSchema>
