import { z } from 'zod'
import { type ChosenMotivation, chosenOf } from '../annotations/views.ts'

const selector = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TextQuoteSelector'),
    exact: z.string().min(1).max(20_000),
    prefix: z.string().max(2_000).optional(),
    suffix: z.string().max(2_000).optional(),
  }),
  z.object({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(1) }),
])

const body = z.union([
  z.string().max(10_000),
  z.object({
    type: z.literal('TextualBody').optional(),
    value: z.string().max(20_000),
    purpose: z.string().max(60).optional(),
    format: z.string().max(100).optional(),
  }),
])

const many = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
    z.array(one).max(30),
  )

/**
 * An annotation that somebody sends us (W3C Web Annotation Data Model): one target in an excerpt of ours with a quote
 * and maybe a position; notes and tags as textual bodies. What we don't keep (styles, choices, audiences) is refused
 * by its absence here, never kept unread.
 */
export const webAnnotationSchema = z.object({
  type: z.preprocess((given) => (Array.isArray(given) ? given[0] : given), z.literal('Annotation')),
  motivation: many(z.string().max(60)),
  body: many(body),
  target: z.preprocess(
    (given) => (Array.isArray(given) && given.length === 1 ? given[0] : given),
    z.object({ source: z.string().max(2_000), selector: many(selector) }),
  ),
})

/** What our own form would have sent. */
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
}

/** The same in our own words; null where its target is no passage of ours. */
export function fromWebAnnotation(given: z.output<typeof webAnnotationSchema>): FromWeb | null {
  const source = /\/excerpts\/([0-9a-f]{24})(?:\/revisions\/(\d{1,6}))?$/.exec(given.target.source)
  const quote = given.target.selector.find((each) => each.type === 'TextQuoteSelector')
  const position = given.target.selector.find((each) => each.type === 'TextPositionSelector')
  if (!source?.[1] || !quote) return null
  const bodies = given.body.map((each) => (typeof each === 'string' ? { value: each } : each))
  const isTag = (each: { purpose?: string | undefined }) => each.purpose === 'tagging'
  const note = bodies
    .filter((each) => !isTag(each))
    .map((each) => ('format' in each && each.format === 'text/html' ? toMarkup(each.value) : each.value))
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
    motivation: given.motivation.map(chosenOf).find((each) => each !== null) ?? undefined,
    tags: bodies.filter(isTag).map(({ value }) => value.trim().toLowerCase().replaceAll(' ', '-')),
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** The words of a little HTML, as our own markup: bold, italic, links, quotations and lists are kept. */
export function toMarkup(html: string): string {
  return html
    .replace(/<a\b[^>]*?\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gis, '[$2]($1)')
    .replace(/<\/?(?:strong|b)>/gi, '**')
    .replace(/<\/?(?:em|i)>/gi, '*')
    .replace(/<li[^>]*>/gi, '- ')
    .replace(/<blockquote[^>]*>\s*(?:<p>)?/gi, '> ')
    .replace(/<br\s*\/?>|<\/li>/gi, '\n')
    .replace(/<\/(?:p|blockquote|ul|ol)>/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
