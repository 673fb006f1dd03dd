import { findLoneDate, readDate } from './dates.ts'
import { takeGrade } from './entry-grade.ts'
import { type Piece, piecesOf } from './entry-line.ts'
import type { Header } from './header.ts'
import { plainAddress, readBareLink, readLink } from './links.ts'
import { furnitureReason } from './page-furniture.ts'
import type { Line, Span } from './pasted-text.ts'
import type { ImportEntry, ProblemCode } from './preview.ts'
import { problemAt, type Reading, spanIn, targetIn, targetsIn } from './reading.ts'
import { addWords, closeSection, type OpenSection } from './sections.ts'
import { addressOf, type LinkTarget } from './urls.ts'

const reportLink =
  /(?:^|(?<=[.!?]["')\]]? ))\(?(?:read )?(?:the )?(?:full |ofsted |inspection )*(?:report|source|link|pdf|letter|here)[.)]*$/i

/** Reads one entry: its header line and the lines up to the next header. `order` is 1 for the first. */
export function readEntry(
  header: Header,
  lines: readonly Line[],
  order: number,
  reading: Reading,
): ImportEntry {
  return new EntryReader(header, order, reading).read(lines)
}

class EntryReader {
  readonly #header: Header
  readonly #reading: Reading
  readonly #entry: ImportEntry
  #open: OpenSection = emptySection('local-authority', null)
  /** Words came before the grade, so words after it may be the editor's. */
  #ended = false

  constructor(header: Header, order: number, reading: Reading) {
    this.#header = header
    this.#reading = reading
    const { authority, name, line, rest } = header
    const words = reading.text.words
    reading.ledger.claim({ start: line.start, end: rest.start }, 'entry')
    this.#entry = {
      order,
      authority: authority && { slug: authority.slug, name: authority.name, asPasted: words(name) },
      headerAsPasted: words(line),
      date: null,
      dateAsPasted: '',
      line: line.number,
      sections: [],
      overall: null,
      reinspection: null,
      sourceUrl: targetIn(reading, { start: line.start, end: rest.start }),
      problems: [],
    }
    if (authority === null) {
      this.#problem('authority-unknown', line.number, `No authority is known as “${words(name)}”.`)
    }
  }

  read(lines: readonly Line[]): ImportEntry {
    const { line, rest, date } = this.#header
    const begin = date === null ? this.#readDateBelow(lines) : 0
    if (date !== null) this.#setDate(date, line.number)
    else if (begin === 0) this.#problem('date-missing', line.number, 'No date stands beside the name.')
    this.#readPieces(line, { start: rest.start - line.start, end: rest.end - line.start }, 'line')
    let apart: 'line' | 'paragraph' = 'line'
    for (const each of lines.slice(begin)) {
      if (each.text === '') apart = 'paragraph'
      else {
        this.#readLine(each, apart)
        apart = 'line'
      }
    }
    return this.#close()
  }

  /** A header without a date may have it alone on the next line. Gives how many lines that took. */
  #readDateBelow(lines: readonly Line[]): number {
    const at = lines.findIndex(({ text }) => text !== '')
    const line = lines[at]
    const date = line === undefined ? null : findLoneDate(line.text)
    if (line === undefined || date === null) return 0
    this.#reading.ledger.claim(line, 'entry')
    this.#setDate(spanIn(line, date), line.number)
    return at + 1
  }

  #setDate(span: Span, line: number): void {
    const { text, today } = this.#reading
    const { date, problem } = readDate(text.match(span), today)
    this.#entry.dateAsPasted = text.words(span)
    this.#entry.date = date
    if (problem !== null) this.#problem(problem.code, line, problem.message)
  }

  #readLine(line: Line, apart: 'line' | 'paragraph'): void {
    const reason = furnitureReason(line.text)
    if (reason !== null) {
      this.#reading.ledger.ignore(line, reason)
      return
    }
    const link = readLink(line, this.#reading) ?? (this.#ended ? readBareLink(line, this.#reading) : null)
    if (link === null) this.#readPieces(line, { start: 0, end: line.text.length }, apart)
    else {
      this.#readPieces(line, { start: 0, end: link.start }, apart)
      this.#readPieces(line, { start: link.end, end: line.text.length }, apart)
    }
  }

  #readPieces(line: Line, within: Span, apart: 'line' | 'paragraph'): void {
    let gap: 'space' | 'line' | 'paragraph' = apart
    for (const piece of piecesOf(line.text.slice(within.start, within.end))) {
      const shift = (span: Span) =>
        spanIn(line, { start: span.start + within.start, end: span.end + within.start })
      this.#take(piece, shift, gap)
      gap = 'space'
    }
  }

  #take(
    piece: Piece,
    shift: (span: Span) => Span & { number: number },
    gap: 'space' | 'line' | 'paragraph',
  ): void {
    const span = shift(piece)
    const { ledger, text } = this.#reading
    if (piece.kind === 'words') this.#takeWords(span, gap)
    else if (piece.kind === 'heading') {
      this.#closeSection()
      this.#open = emptySection(piece.section, span)
      this.#ended = false
    } else if (piece.kind === 'grade') {
      if (this.#open.words !== '' || this.#entry.sections.length > 0) this.#ended = true
      takeGrade(this.#entry, piece.phrase, span, shift(piece.phrase.printed), this.#reading)
    } else if (piece.kind === 'unknown-grade') {
      ledger.leaveUnread(span, 'It states a grade, but none of the five.')
      this.#ended = true
    } else if (piece.kind === 'reinspection' && this.#entry.reinspection === null) {
      ledger.claim(span, 'entry')
      this.#entry.reinspection = { note: text.words(shift(piece.note)), previousGrade: piece.previousGrade }
    } else if (piece.kind === 'address' && this.#entry.sourceUrl === null) {
      ledger.claim(span, 'entry')
      this.#entry.sourceUrl = addressOf(text.words(shift(piece.url)))
    } else if (piece.kind === 'address') {
      ledger.claim(span, 'link')
      const url = addressOf(text.words(shift(piece.url)))
      this.#reading.links.push({
        label: plainAddress(url),
        url,
        asPasted: text.words(span),
        line: span.number,
      })
    } else ledger.leaveUnread(span, 'A second note on a re-inspection in one entry.')
  }

  #takeWords(whole: Span & { number: number }, gap: 'space' | 'line' | 'paragraph'): void {
    const { ledger, text } = this.#reading
    const span = this.#takeReportLink(whole)
    const words = text.words(span)
    if (words === '') return
    if (/^[\p{P}\p{S}]+$/u.test(words)) ledger.ignore(span, 'punctuation left between two parts')
    else if (this.#ended && !/^(?:\s*\[[^[\]]*\])+$/.test(words)) {
      ledger.leaveUnread(span, 'It follows the overall grade, so it may be the editor’s own words.')
    } else {
      addWords(this.#open, words, span, gap)
      for (const target of targetsIn(this.#reading, span)) this.#takeTarget(target, span.number)
    }
  }

  /** "Report" as a linked word after the last sentence is the editor's pointer; gives the words without it. */
  #takeReportLink(span: Span & { number: number }): Span & { number: number } {
    const words = this.#reading.text.match(span)
    const start = span.start + (reportLink.exec(words)?.index ?? words.length)
    const link = { start, end: span.end, number: span.number }
    const url = start < span.end ? targetIn(this.#reading, link) : null
    if (url === null || this.#entry.sourceUrl !== null) return span
    this.#reading.ledger.claim(link, 'entry')
    this.#entry.sourceUrl = url
    return { ...span, end: span.start + words.slice(0, start - span.start).trimEnd().length }
  }

  /** A linked word inside the remark: the report's address if none is known yet, else a link. */
  #takeTarget({ url, label }: LinkTarget, line: number): void {
    if (this.#entry.sourceUrl === null) this.#entry.sourceUrl = url
    else this.#reading.links.push({ label: label || plainAddress(url), url, asPasted: '', line })
  }

  #closeSection(): void {
    const { sections, problems } = closeSection(this.#open, this.#reading)
    this.#entry.sections.push(...sections)
    this.#entry.problems.push(...problems)
  }

  #close(): ImportEntry {
    this.#closeSection()
    const { line, sections, overall, problems } = this.#entry
    if (sections.length === 0) this.#problem('remark-missing', line, 'No remark was found under this header.')
    if (overall === null && problems.every(({ code }) => code !== 'grade-for-another')) {
      this.#problem('grade-missing', line, 'No overall grade was found.')
    }
    problems.sort((a, b) => a.line - b.line)
    return this.#entry
  }

  #problem(code: ProblemCode, line: number, message: string): void {
    this.#entry.problems.push(problemAt(code, line, message))
  }
}

function emptySection(section: OpenSection['section'], heading: OpenSection['heading']): OpenSection {
  return { section, heading, words: '', spans: [] }
}
