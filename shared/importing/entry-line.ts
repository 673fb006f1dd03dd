import type { Grade } from '../library/grades.ts'
import { findGrades, findReinspections, findUnknownGrade, type GradePhrase } from './grade-phrases.ts'
import type { Span } from './pasted-text.ts'
import { findUrls } from './urls.ts'

/** What a stretch of an entry's line is; offsets are those of the line's text. */
export type Piece = Span &
  (
    | { kind: 'words' }
    | { kind: 'heading'; section: 'local-authority' | 'lscb' }
    | { kind: 'grade'; phrase: GradePhrase }
    | { kind: 'unknown-grade' }
    | { kind: 'reinspection'; note: Span; previousGrade: Grade | null }
    | { kind: 'address'; url: Span }
  )

const board = "(?:LSCB|Local Safeguarding Children(?:'s)? Board(?: \\(LSCB\\))?)"
const authority = '(?:local authority|council|LA)'
const headings = new RegExp(
  `(?:^|(?<=[.!?]["')\\]]? ))(?:Regarding the (?:(?<lscb>${board})|${authority})[:,.]?(?= |$)|(?<!.)(?:The )?(?:(?<alone>${board})|Local authority) ?:?$)`,
  'g',
)
const addressLabel =
  /(?:\b(?:source|link|(?:full |ofsted |inspection )*report|read the (?:full )?report)(?: here| at)?:? ?)$/i

/**
 * Cuts a line of an entry (matching copy) into its pieces, in order, without gaps but for white space: what
 * isn't a heading, a grade, a re-inspection note or the report's address is words.
 */
export function piecesOf(line: string): Piece[] {
  const marks: Piece[] = []
  const taken = new Uint8Array(line.length)
  const add = (piece: Piece) => {
    if (taken.subarray(piece.start, piece.end).includes(1)) return
    taken.fill(1, piece.start, piece.end)
    marks.push(piece)
  }
  const unknown = findUnknownGrade(line)
  const grades = findGrades(line)
  for (const note of findReinspections(line)) add({ kind: 'reinspection', ...note })
  for (const phrase of grades) add({ kind: 'grade', start: phrase.start, end: phrase.end, phrase })
  if (unknown !== null) add({ kind: 'unknown-grade', ...unknown })
  for (const match of line.matchAll(headings)) {
    const { lscb, alone } = match.groups ?? {}
    const section = lscb !== undefined || alone !== undefined ? 'lscb' : 'local-authority'
    add({ kind: 'heading', start: match.index, end: match.index + match[0].length, section })
  }
  for (const address of addressesOf(line, grades)) add(address)
  marks.sort((a, b) => a.start - b.start)
  return [...marks, ...wordsBetween(line, marks)].sort((a, b) => a.start - b.start)
}

const longestLabel = 60

/** An address inside a sentence belongs to the words; one at their edge, or before the grade, is the report's. */
function addressesOf(line: string, grades: readonly Span[]): Piece[] {
  const gradeStarts = new Set(grades.map(({ start }) => start))
  return findUrls(line).flatMap((url) => {
    const near = Math.max(0, url.start - longestLabel)
    const label = addressLabel.exec(line.slice(near, url.start))
    const start = label === null ? url.start : near + label.index
    const before = line.slice(Math.max(0, start - 2), start).trimEnd()
    const next = url.end + (/^[\s.,;:)\]-]+/.exec(line.slice(url.end, url.end + 20))?.[0].length ?? 0)
    const atEdge = before === '' || (next === line.length && /[.!?"')\]]$/.test(before))
    if (!atEdge && !gradeStarts.has(next)) return []
    return [{ kind: 'address' as const, start, end: url.end, url }]
  })
}

function wordsBetween(line: string, marks: readonly Span[]): Piece[] {
  const edges = [0, ...marks.flatMap(({ start, end }) => [start, end]), line.length]
  const words: Piece[] = []
  for (let i = 0; i < edges.length; i += 2) {
    const from = edges[i] ?? 0
    const stretch = line.slice(from, edges[i + 1])
    const start = from + stretch.length - stretch.trimStart().length
    const end = start + stretch.trim().length
    if (start < end) words.push({ kind: 'words', start, end })
  }
  return words
}
