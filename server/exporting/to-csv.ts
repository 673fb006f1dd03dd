import type { WebAnnotation, WebBody, WebTarget } from '../../shared/exporting/web-annotation.ts'
import { plainWords } from '../../shared/text/plain-words.ts'
import type { DocumentExport } from './document-export.ts'

const columns = [
  'kind',
  'address',
  'by',
  'created',
  'modified',
  'quoted',
  'source',
  'start',
  'end',
  'words',
  'tags',
  'answers',
] as const
export type Row = Record<(typeof columns)[number], string>

/** A document's annotations, contradictions and comments as a table: one line each. */
export const toCsv = ({ annotations, contradictions, comments }: DocumentExport): string =>
  csvOf([...annotations, ...contradictions, ...comments].flatMap(toRows))

/** Lines as a table, RFC 4180, UTF-8 with a mark. */
export function csvOf(rows: readonly Row[]): string {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(','))]
  // Spreadsheets take the text for what it is only with the mark before it.
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** A contradiction has a line for each of its ends. */
export function toRows(annotation: WebAnnotation): Row[] {
  const { target } = annotation
  if (Array.isArray(target)) return target.map((end) => toRow(annotation, end))
  return [toRow(annotation, target)]
}

function toRow(annotation: WebAnnotation, target: WebTarget | string): Row {
  const selectors = typeof target === 'string' ? [] : (target.selector ?? [])
  const quote = selectors.find((each) => each.type === 'TextQuoteSelector')
  const position = selectors.find((each) => each.type === 'TextPositionSelector')
  const fragment = selectors.find((each) => each.type === 'FragmentSelector')
  const bodies = annotation.body ?? []
  const words = bodies.filter(({ purpose }) => purpose !== 'tagging').map(wordsIn)
  const tags = bodies.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value)
  return {
    kind: annotation.motivation,
    address: annotation.id,
    by: annotation.creator?.name ?? '',
    created: annotation.created,
    modified: annotation.modified ?? '',
    quoted: quote?.exact ?? fragment?.value ?? '',
    source: typeof target === 'string' ? '' : target.source,
    start: position ? String(position.start) : '',
    end: position ? String(position.end) : '',
    words: words.join('\n\n'),
    tags: tags.join(' '),
    answers: typeof target === 'string' ? target : '',
  }
}

/** What is plain words already stays as it is, also where it looks like a tag. */
const wordsIn = ({ format, value }: WebBody) => (format === 'text/html' ? plainWords(value) : value)

/** What a spreadsheet would run as a formula, also in wide letters, is told apart by an apostrophe before it. */
function cell(value: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
