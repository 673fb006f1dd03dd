import { codePointIndex, toNfc } from '../text/code-points.ts'

/** A stretch of the matching copy, end excluded. */
export type Span = { start: number; end: number }

/** A line without the white space at its ends; `text` is '' for a blank one. */
export type Line = Span & {
  /** 1 for the first line of the raw text. */
  number: number
  text: string
  /** Columns of white space before the first character; a tab goes to the next multiple of four. */
  indent: number
}

/**
 * A pasted text beside its **matching copy**, on which all patterns run while the raw text stays as it came.
 * The copy has straight quotation marks, plain hyphens and single plain spaces, one newline for every kind
 * of line end, no indentation and no zero-width characters. Each of its UTF-16 units stands for exactly one
 * Unicode code point of the raw text (a character beyond U+FFFF shows as U+FFFC), so that offsets in the
 * copy are counted in code points and go back to raw ones by a simple map.
 */
export type PastedText = {
  /** All lines, blank ones included. */
  lines: Line[]
  /** The copy's own characters in a span. */
  match(span: Span): string
  /** The raw words in a span, verbatim but NFC, with '\n' for every line end. */
  words(span: Span): string
  /** A span in code points of the raw text. */
  toRaw(span: Span): Span
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/
const lineEnd = /[\n\r\f\v\u0085\u2028\u2029]/
const plainForms = new Map(
  [
    ['"', '“”„‟«»″'],
    ["'", '‘’‚‛`´′'],
    ['-', '‐‑‒–—―−'],
  ].flatMap(([plain, fancy]) => [...(fancy ?? '')].map((form) => [form, plain ?? ''] as const)),
)

/** Makes the matching copy of a raw text and its lines. */
export function readPastedText(raw: string): PastedText {
  const { units, origins } = copyOf(raw)
  const copy = units.join('')
  const index = codePointIndex(raw)
  const toRaw = ({ start, end }: Span): Span => {
    if (start >= end) return { start: origins[start] ?? index.length, end: origins[start] ?? index.length }
    return { start: origins[start] ?? 0, end: (origins[end - 1] ?? 0) + 1 }
  }
  const rawWords = (span: Span) => {
    const { start, end } = toRaw(span)
    return raw.slice(index.toUtf16(start), index.toUtf16(end))
  }
  return {
    lines: linesOf(copy, rawIndents(raw)),
    match: ({ start, end }) => copy.slice(start, end),
    words: (span) => toNfc(rawWords(span)),
    toRaw,
  }
}

/** The copy's units, and for each the code point of the raw text that it stands for. */
function copyOf(raw: string): { units: string[]; origins: number[] } {
  const units: string[] = []
  const origins: number[] = []
  let position = -1
  let before = ''
  for (const character of raw) {
    position += 1
    const unit = character === '\n' && before === '\r' ? '' : unitFor(character)
    before = character
    const last = units.at(-1) ?? '\n'
    if (unit === '' || (unit === ' ' && (last === ' ' || last === '\n'))) continue
    units.push(unit)
    origins.push(position)
  }
  return { units, origins }
}

function unitFor(character: string): string {
  if (invisible.test(character)) return ''
  if (lineEnd.test(character)) return '\n'
  if (/\s/.test(character)) return ' '
  if (character.length > 1) return '\ufffc'
  return plainForms.get(character) ?? character
}

function linesOf(copy: string, indents: readonly number[]): Line[] {
  let start = 0
  return copy.split('\n').map((full, i) => {
    const text = full.trimEnd()
    const line = { number: i + 1, start, end: start + text.length, text, indent: indents[i] ?? 0 }
    start += full.length + 1
    return line
  })
}

function rawIndents(raw: string): number[] {
  return raw.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/).map((line) => {
    let column = 0
    for (const character of line) {
      if (character === '\t') column += 4 - (column % 4)
      else if (invisible.test(character)) continue
      else if (/\s/.test(character)) column += 1
      else break
    }
    return column
  })
}
