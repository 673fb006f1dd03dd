import { z } from 'zod'
import { type ChosenMotivation, chosenOf, motivations } from '../annotations/views.ts'
import { toMarkup } from './to-markup.ts'

const selector = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TextQuoteSelector'),
    exact: z.string().min(1).max(20_000),
    prefix: z.string().max(2_000).optional(),
    suffix: z.string().max(2_000).optional(),
  }),
  z.object({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(1) }),
])

/** One thing or a list of things. */
const many = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (given) => (given === undefined || given === null ? [] : Array.isArray(given) ? given : [given]),
    z.array(one).max(30),
  )

const names = many(z.string().max(60))

/** Words. What lies elsewhere (an address instead of a body) or offers a choice isn't kept, so it isn't taken. */
const body = z.object(
  {
    type: names,
    value: z.string('We keep bodies of words: a TextualBody with its value.').max(20_000),
    purpose: names,
    format: z.string().max(100).optional(),
  },
  'We keep bodies of words: a TextualBody with its value.',
)

const address = z.url({ error: 'This is no address.' }).max(2_000)
const source = z.string().max(2_000)

/** Of several motivations one has to be ours; without any a note tells. */
const motivation = names.refine(
  (given) => given.length === 0 || given.some((each) => motivations.some((ours) => ours === bare(each))),
  `We keep annotations that are meant as ${motivations.join(', ')}.`,
)

/** A motivation by its name: some write the whole address of it, or a prefix. */
const bare = (motivation: string) => motivation.replace(/^(?:http:\/\/www\.w3\.org\/ns\/oa#|oa:)/, '')

/**
 * An annotation that somebody sends us (W3C Web Annotation Data Model): one target in an excerpt of ours with a quote
 * and maybe a position; notes and tags as textual bodies. What we don't keep (styles, choices, audiences) is refused
 * by its absence here, never kept unread.
 */
export const webAnnotationSchema = z.object({
  type: names.refine((given) => given.includes('Annotation'), 'This is no annotation.'),
  id: z.string().max(2_000).optional(),
  canonical: address.optional(),
  via: z.preprocess(
    (given) => (Array.isArray(given) && given.length === 1 ? given[0] : given),
    address.optional(),
  ),
  motivation,
  body: many(body),
  /** Instead of a body: plain words. */
  bodyValue: z.string().max(20_000).optional(),
  target: z.preprocess(
    (given) => (Array.isArray(given) && given.length === 1 ? given[0] : given),
    z.object(
      {
        source: z.union([source, z.object({ id: source }).transform(({ id }) => id)]),
        selector: many(selector),
      },
      'The target has to be one passage, with its source and selectors.',
    ),
  ),
})

/** What our own form would have sent, and the addresses that the annotation had elsewhere. */
export type FromWeb = {
  excerpt: string
  revision: number | undefined
  exact: string
  prefix: string | undefined
  suffix: string | undefined
  start: number | undefined
  end: number | undefined
  note: string | undefined
  tags: string[]
  motivation: ChosenMotivation | undefined
  elsewhere: { canonical?: string; via?: string } | undefined
}

/** The same in our own words; null where its target is no passage of ours. */
export function fromWebAnnotation(given: z.output<typeof webAnnotationSchema>): FromWeb | null {
  const source = /\/excerpts\/([0-9a-f]{24})(?:\/revisions\/(\d{1,6}))?$/.exec(given.target.source)
  const quote = given.target.selector.find((each) => each.type === 'TextQuoteSelector')
  const position = given.target.selector.find((each) => each.type === 'TextPositionSelector')
  if (!source?.[1] || !quote) return null
  const isTag = ({ purpose }: { purpose: string[] }) => purpose.some((each) => bare(each) === 'tagging')
  const note = [
    ...given.body
      .filter((each) => !isTag(each))
      .map(({ format, value }) => (format?.startsWith('text/html') ? toMarkup(value) : value)),
    ...(given.bodyValue === undefined ? [] : [given.bodyValue]),
  ]
    .join('\n\n')
    .trim()
  return {
    excerpt: source[1],
    revision: source[2] === undefined ? undefined : Number(source[2]),
    exact: quote.exact,
    prefix: quote.prefix,
    suffix: quote.suffix,
    start: position?.start,
    end: position?.end,
    note: note === '' ? undefined : note,
    motivation:
      given.motivation.map((each) => chosenOf(bare(each))).find((each) => each !== null) ?? undefined,
    tags: given.body.filter(isTag).map(({ value }) => value.trim().toLowerCase().replaceAll(' ', '-')),
    elsewhere: elsewhereOf(given),
  }
}

/** `canonical` stays what it is; where it came from is `via`, or else the address it had there as its own. */
function elsewhereOf({ id, canonical, via }: z.output<typeof webAnnotationSchema>): FromWeb['elsewhere'] {
  const from = via ?? (id !== undefined && URL.canParse(id) ? id : undefined)
  if (canonical === undefined && from === undefined) return undefined
  return { ...(canonical !== undefined && { canonical }), ...(from !== undefined && { via: from }) }
}
