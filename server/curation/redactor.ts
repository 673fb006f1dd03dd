import { escapeHtml } from '../../shared/text/escape-html.ts'

/** What stands where words were redacted. */
export const redacted = '[redacted]'

/** Takes words out of whatever it is given; `found` says whether they stood anywhere in it. */
export type Redactor = {
  text(text: string): string
  /** Every string in plain objects and lists, however deep; what is something else stays as it is. */
  deep<T>(value: T): T
  stands(value: unknown): boolean
  /** Where they stand in a text, from first to last; UTF-16 units. */
  placesIn(text: string): { start: number; end: number }[]
}

/** Words are found as they are quoted, whatever white space is between them, also where they became HTML. */
export function redactorOf(exact: string): Redactor {
  const forms = [...new Set([exact, escapeHtml(exact)])].map((form) => new RegExp(patternOf(form), 'gu'))
  const text = (given: string) => forms.reduce((left, form) => left.replace(form, redacted), given)
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map(deep)
    if (!isPlain(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deep(inner)]))
  }
  const stands = (value: unknown): boolean => {
    if (typeof value === 'string') return text(value) !== value
    if (Array.isArray(value)) return value.some(stands)
    return isPlain(value) && Object.values(value).some(stands)
  }
  const placesIn = (given: string) => {
    const places: { start: number; end: number }[] = []
    for (const form of forms)
      for (const { index, 0: found } of given.matchAll(form))
        places.push({ start: index, end: index + found.length })
    return places.sort((a, b) => a.start - b.start)
  }
  return { text, deep: deep as Redactor['deep'], stands, placesIn }
}

const patternOf = (words: string) =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('\\s+')

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
