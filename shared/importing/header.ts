import { type AuthorityName, matchAuthority } from '../library/authority-names.ts'
import { dateLike } from './dates.ts'
import { findGrades, findReinspections } from './grade-phrases.ts'
import type { Line, Span } from './pasted-text.ts'
import { findUrls } from './urls.ts'

/** The line that opens an entry; spans are in the matching copy of the whole text. */
export type Header<Name extends AuthorityName = AuthorityName> = {
  line: Line
  authority: Name | null
  name: Span
  date: Span | null
  /** What follows the name and the date on the same line: a grade, a note, an address or words. */
  rest: Span
}

const marker = /^(?:#{1,6} ?|[*_•·▪>-]+ ?|\d{1,3}[.)] )+/
const edges = /^[\s:,;|(/*_-]+|[\s:,;|(/*_-]+$/g
const aboutDate = /[\s,(-]+(?:(?:report|inspection|letter)\s+)?(?:published|dated|report|inspection)$/i
/** An entry's first line may hold its whole remark; nothing longer is one. */
const longestLine = 5_000
const label =
  /^(?:the |last )?(?:report|inspection|letter|inspected|published|publication|dated?|posted|updated)\b/i
const smallWords = new Set(['and', 'of', 'the', 'upon', 'on', 'in', 'with', 'by', 'le', 'under'])

/**
 * Reads a line as the header of an entry: a name, and mostly a date and nothing more. The name is known, or
 * (with a whole date beside it) has at least the look of one, so that a mistyped authority opens an entry
 * with a problem instead of vanishing into the one before. Null for any other line.
 */
export function readHeader<Name extends AuthorityName>(
  line: Line,
  authorities: readonly Name[],
): Header<Name> | null {
  const begin = marker.exec(line.text)?.[0].length ?? 0
  if (line.text.length > longestLine) return null
  const text = blankUrls(line.text)
  const date = dateLike.exec(text)
  return date === null ? undated(line, text, begin, authorities) : dated(line, text, begin, date, authorities)
}

function dated<Name extends AuthorityName>(
  line: Line,
  text: string,
  begin: number,
  date: RegExpExecArray,
  authorities: readonly Name[],
): Header<Name> | null {
  const after = date.index + date[0].length
  const before = trimmedSpan(text, begin, date.index, true)
  const dateSpan = at(line, { start: date.index, end: after })
  if (before.start === before.end) {
    const name = trimmedSpan(text, after, text.length, false)
    const authority = matchAuthority(textOf(text, name), authorities)
    if (authority === null) return null
    return { line, authority, name: at(line, name), date: dateSpan, rest: at(line, emptyAt(text.length)) }
  }
  const rest = restFrom(line.text, after)
  const words = textOf(text, before)
  const authority = matchAuthority(words, authorities)
  const follows = textOf(line.text, rest)
  const fits =
    authority === null ? looksLikeName(words) && isNoDoubt(date[0]) && isNoProse(follows) : mayFollow(follows)
  return fits ? { line, authority, name: at(line, before), date: dateSpan, rest: at(line, rest) } : null
}

function undated<Name extends AuthorityName>(
  line: Line,
  text: string,
  begin: number,
  authorities: readonly Name[],
): Header<Name> | null {
  if (!/^[\p{Lu}]/u.test(text.slice(begin))) return null
  const url = findUrls(line.text)[0]?.start ?? Number.POSITIVE_INFINITY
  const grade = findGrades(text)[0]?.start ?? Number.POSITIVE_INFINITY
  const note = findReinspections(text)[0]?.start ?? Number.POSITIVE_INFINITY
  const colon = text.indexOf(':')
  for (const end of [Math.min(url, grade, note, text.length), colon]) {
    const name = trimmedSpan(text, begin, end, true)
    const authority = name.start < name.end ? matchAuthority(textOf(text, name), authorities) : null
    if (authority === null) continue
    return { line, authority, name: at(line, name), date: null, rest: at(line, restFrom(line.text, end)) }
  }
  return null
}

/** Addresses hold names and dates that are nobody's header; blanks of the same length keep the offsets. */
function blankUrls(text: string): string {
  return findUrls(text).reduce(
    (words, { start, end }) => words.slice(0, start) + ' '.repeat(end - start) + words.slice(end),
    text,
  )
}

function trimmedSpan(text: string, from: number, to: number, dropLabels: boolean): Span {
  let words = text.slice(from, to)
  const lead = /^[\s:,;|(/*_-]*/.exec(words)?.[0].length ?? 0
  words = words.slice(lead).replace(edges, '')
  if (dropLabels) words = words.replace(aboutDate, '').replace(edges, '')
  return { start: from + lead, end: from + lead + words.length }
}

function restFrom(text: string, from: number): Span {
  const lead = /^[\s:,;|)\]*_-]*/.exec(text.slice(from))?.[0].length ?? 0
  return { start: from + lead, end: text.length }
}

function looksLikeName(words: string): boolean {
  const parts = words.split(' ')
  if (parts.length > 8 || /[.!?;"]$/.test(words) || label.test(words)) return false
  return parts.every((part, i) => /^[\p{Lu}&]/u.test(part) || (i > 0 && smallWords.has(part)))
}

/** Month and year alone may end any title; a day makes it a header. */
function isNoDoubt(date: string): boolean {
  return /\d.*\d.*\d/.test(date) && !/^[a-z]+\.? \d{4}$/i.test(date)
}

function isNoProse(rest: string): boolean {
  return rest === '' || findGrades(rest)[0]?.start === 0 || findReinspections(rest)[0]?.start === 0
}

function mayFollow(rest: string): boolean {
  return rest === '' || /^[\p{Lu}"'[(<]|^https?:/u.test(rest) || findGrades(rest)[0]?.start === 0
}

function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end)
}

function at(line: Line, { start, end }: Span): Span {
  return { start: line.start + start, end: line.start + end }
}

function emptyAt(position: number): Span {
  return { start: position, end: position }
}
