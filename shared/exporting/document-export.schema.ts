import { z } from 'zod'
import { textPositionSelectorSchema, textQuoteSelectorSchema } from '../annotations/selectors.schema.ts'
import { motivations } from '../annotations/views.ts'
import {
  type ContradictionType,
  contradictionTypes,
  endRoles,
  keptStatuses,
} from '../contradictions/views.ts'
import { grades } from '../library/grades.ts'
import { documentKinds, judgementAreas, sections } from '../library/views.ts'
import { toNfc } from '../text/code-points.ts'
import { day, operation, text } from '../write.schema.ts'

/** The most that an export may hold, in characters. */
export const mostExported = 10_000_000

const address = z.url({ protocol: /^https?$/, error: 'This is no web address.' }).max(2_000)
const moment = z.iso
  .datetime({ offset: true, error: 'This is no date and time.' })
  .refine((given) => Date.parse(given) <= Date.now() + 60_000, 'This moment has not come yet.')
const creator = z.object({ name: z.string().max(200) })
/** The rest of a text's positions count in what it is now, so it has to be as texts are kept here. */
const keptText = z
  .string()
  .min(1)
  .max(200_000)
  .refine((words) => toNfc(words) === words, 'This text is not written as texts are kept here (Unicode NFC).')

const body = <P extends string>(purpose: P) =>
  z.object({ purpose: z.literal(purpose), value: z.string().max(60_000) })
const made = { id: address, creator, created: moment, modified: moment.optional() }

const passage = z.object({
  source: address,
  selector: z.tuple([textQuoteSelectorSchema, textPositionSelectorSchema]),
  role: z.enum(endRoles).optional(),
  /** What the role was called until 2026. */
  purpose: z.enum(endRoles).optional(),
})
const field = z.object({
  source: address,
  selector: z.tuple([z.object({ type: z.literal('FragmentSelector'), value: z.string().max(100) })]),
})

const tag = body('tagging').extend({ value: z.string().regex(/^[a-z][a-z-]{1,39}$/, 'This is no tag.') })

/** A note and tags. */
const said = z
  .array(z.discriminatedUnion('purpose', [body('commenting'), tag]))
  .max(20)
  .default([])

const annotation = z.object({
  ...made,
  canonical: z.url({ error: 'This is no address.' }).max(2_000).optional(),
  motivation: z.enum(motivations),
  body: said,
  target: passage,
  /** When its note was last worded anew; `modified` may tell of something else. */
  edited: moment.optional(),
  /** When it was set aside. */
  retired: moment.optional(),
  /** What it was on before, the first one first. */
  formerTargets: z
    .array(passage.extend({ until: moment }))
    .max(1_000)
    .default([]),
  /** What it said before, the first one first. */
  formerWordings: z
    .array(z.object({ motivation: z.enum(motivations), body: said, until: moment }))
    .max(1_000)
    .default([]),
})

const types = Object.keys(contradictionTypes) as [ContradictionType, ...ContradictionType[]]
const linking = z.object({
  ...made,
  motivation: z.literal('linking'),
  body: z.tuple([
    body('describing').extend({ value: text(400, 'A contradiction says what contradicts what.') }),
    body('tagging').extend({ value: z.enum(types) }),
  ]),
  target: z
    .array(z.union([passage, field]))
    .min(2)
    .max(6),
})
/** How a contradiction stands. */
const assessing = z.object({
  motivation: z.literal('assessing'),
  body: z
    .tuple([
      body('tagging').extend({
        value: z.enum(keptStatuses, `A contradiction is ${keptStatuses.join(' or ')} here.`),
      }),
    ])
    .rest(z.unknown()),
  target: address,
})

const comment = z.object({
  ...made,
  motivation: z.literal('replying'),
  /** None where its words are gone and only its place is kept, for the sake of those that answer it. */
  body: z.array(body('commenting')).max(1).default([]),
  target: address,
  formerWordings: z
    .array(z.object({ body: z.tuple([body('commenting')]), until: moment }))
    .max(1_000)
    .default([]),
  answersWording: z.int().min(1).max(1_001).optional(),
  featured: z.literal(true).optional(),
  byPostAuthor: z.literal(true).optional(),
})

/** A thread in which nobody can answer any more. */
const closed = z.object({ target: address, since: moment, reason: z.string().max(2_000) })

const revision = z.object({
  id: address,
  revision: z.int().min(1),
  text: keptText,
  /** Until 2026 a name alone. */
  creator: z.union([z.string().max(200), creator.transform(({ name }) => name)]),
  created: moment,
})

/** What `export.jsonld` of a document gives. What isn't named here isn't kept. */
const documentExportSchema = z.object(
  {
    id: address,
    type: z.literal('Document'),
    kind: z.enum(documentKinds),
    label: text(400, 'The document has no title.'),
    authority: z.string().max(100).nullable(),
    published: day.nullable(),
    judgements: z
      .array(
        z.object({
          area: z.enum(judgementAreas),
          printed: z.string().min(1).max(200),
          grade: z.enum(grades),
          previous: z.enum(grades).nullable(),
        }),
      )
      .max(judgementAreas.length),
    reinspection: z.string().max(2_000).nullable(),
    sourceUrl: address.nullable(),
    excerpts: z
      .array(
        z.object({
          id: address,
          kind: z.enum(['quotation', 'silence', 'summary']),
          section: z.enum(sections),
          paragraph: z.string().max(20).nullable(),
          page: z.int().min(1).max(9_999).nullable(),
          editorNotes: z.array(z.string().max(2_000)).max(50),
          revisions: z.array(revision).min(1).max(1_000),
        }),
      )
      .max(1_000),
    annotations: z.array(annotation).max(10_000),
    contradictions: z.array(z.discriminatedUnion('motivation', [linking, assessing])).max(10_000),
    comments: z.array(comment).max(20_000),
    closedThreads: z.array(closed).max(20_000).default([]),
  },
  {
    error: ({ input }) =>
      typeof input === 'string' && /^\uFEFF?kind,address,/.test(input)
        ? 'This is the table (CSV), which holds only a part. Please take the JSON-LD from the document’s page.'
        : 'This is no export of a document, as the link “JSON-LD” on its page gives it.',
  },
)
export type GivenExport = z.output<typeof documentExportSchema>

/** Of what is something else altogether nobody wants to hear all that it lacks. */
const asDocument = (parsed: unknown) =>
  (parsed as { type?: unknown } | null)?.type === 'Document' ? parsed : null

/** The file as it is, or pasted into the field `export`. */
function unwrap(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given
  if ('@context' in given) return { operation: crypto.randomUUID(), ...given, export: asDocument(given) }
  const pasted = (given as { export?: unknown }).export
  if (typeof pasted !== 'string' || pasted.length > mostExported) return given
  try {
    return { ...given, export: asDocument(JSON.parse(pasted)) }
  } catch {
    return given
  }
}

/** `POST /documents/import` */
export const importDocumentSchema = z.preprocess(
  unwrap,
  z.object({ operation, export: documentExportSchema }),
)
export type ImportDocument = z.output<typeof importDocumentSchema>
