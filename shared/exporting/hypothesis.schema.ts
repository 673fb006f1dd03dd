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

const annotation = z.object({
  id: z.string().regex(/^[\w-]{1,60}$/, 'This is no id of Hypothesis.'),
  user: z.string().max(300),
  user_info: z.object({ display_name: z.string().max(200).nullish() }).nullish(),
  created: z.iso
    .datetime({ offset: true, error: 'This is no date and time.' })
    .refine((given) => Date.parse(given) <= Date.now() + 60_000, 'This moment has not come yet.'),
  text: words(20_000)
    .refine((text) => text.length <= 10_000, 'This note is too long.')
    .default(''),
  tags: z.array(z.string().max(200)).max(50).default([]),
  /** What a reply answers: from the annotation down to the reply before it. */
  references: z.array(z.string().max(60)).max(200).default([]),
  target: z
    .array(z.object({ selector: z.array(selector).max(20).default([]) }))
    .max(10)
    .default([]),
})
export type HypothesisAnnotation = z.output<typeof annotation>

/** The file as it is, or pasted into the field `export`. */
function unwrap(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given
  const pasted = (given as { export?: unknown }).export
  try {
    const file = typeof pasted === 'string' ? JSON.parse(pasted) : given
    return { operation: crypto.randomUUID(), ...given, annotations: file?.annotations }
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
