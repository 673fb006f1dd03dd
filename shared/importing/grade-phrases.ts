import { type Grade, readGrade } from '../library/grades.ts'
import type { Span } from './pasted-text.ts'

/** An overall grade found in a line; offsets are those of the line's text. */
export type GradePhrase = Span & {
  grade: Grade
  /** The grade's own words. */
  printed: Span
  /** Whom it says is rated ("KENT"); '' where it doesn't say. */
  who: string
}

/** A note that a report is a re-inspection; `note` is its span without the brackets. */
type ReinspectionNote = Span & { note: Span; previousGrade: Grade | null }

const grade = '(?:outstanding|good|adequate|requires? improvement(?: to be good)?|inadequate)'
const quoted = `["']?(?<printed>${grade})["']?`
const rates = '(?:rated|graded|judged|found to be)'
const label = '(?:rating|grade|judge?ment|effectiveness|result)'

/** At the end of a line in any case; in the middle of one only in capitals or brackets, as editors write it. */
const forms = [
  `\\boverall,? (?<who>[^.[\\]]{2,80}?) (?:is|are|was|were|has been|have been) ${rates}(?: as)? ${quoted}`,
  `\\boverall,? (?:it is |it was |is |was )?${rates} ${quoted}`,
  `\\boverall (?:ofsted )?${label}(?: (?:is|was|of|for (?<who>[^.:[\\]]{2,60}?)))? ?[:=-]? ?${quoted}`,
  `\\boverall ?[:=-] ?${quoted}`,
].map((form) => new RegExp(`(?:[[(] ?)?${form}(?![\\w-])(?: ?[\\])])?\\.?`, 'dgi'))

const wholeLine = new RegExp(
  `^[[(]? ?(?:(?:rated|graded|judged|${label}) ?[:=-]? ?)?${quoted} ?[\\])]?\\.?$`,
  'di',
)
const lastWords =
  /(?<=^|\s)["']?(?<printed>OUTSTANDING|GOOD|ADEQUATE|REQUIRES? IMPROVEMENT(?: TO BE GOOD)?|INADEQUATE)["']?\.?$/d
const lastSentence =
  /(?<=[.!?]["')\]]? )["']?(?<printed>Outstanding|Good|Adequate|Requires improvement(?: to be good)?|Requires Improvement|Inadequate)["']?\.?$/d

/**
 * The overall grades that a line of the matching copy states, in order: `OVERALL KENT IS RATED GOOD`,
 * `overall rating Good`, `[OVERALL GRADE "Good"]`, or a bare grade that ends the line. Words of a report
 * that merely hold a grade ("services are inadequate") are none.
 */
export function findGrades(line: string): GradePhrase[] {
  const [first, ...notes] = findReinspections(line)
  const end = first === undefined ? line.length : lineEndBefore(line, [first, ...notes])
  const stated = forms
    .flatMap((form) => [...line.matchAll(form)])
    .filter((match) => standsApart(match[0], line.slice(match.index + match[0].length, end)))
    .map((match) => toPhrase(match))
    .toSorted((a, b) => a.start - b.start)
    .filter((phrase, i, all) => i === 0 || phrase.start >= (all[i - 1]?.end ?? 0))
  if (stated.length > 0) return stated
  const head = line.slice(0, end).trimEnd()
  const bare = wholeLine.exec(head) ?? lastWords.exec(head) ?? lastSentence.exec(head)
  return bare === null ? [] : [toPhrase(bare)]
}

/** `OVERALL … IS RATED` in capitals whose last word isn't one of the grades: the editor meant a grade. */
export function findUnknownGrade(line: string): Span | null {
  if (findGrades(line).length > 0) return null
  const match = /\bOVERALL\b[^.[\]]{0,80}?\b(?:RATED|GRADED|JUDGED|GRADE|RATING)\b.*$/.exec(line)
  return match === null ? null : { start: match.index, end: line.length }
}

/**
 * Notes in brackets that tell of a re-inspection or of the grade before: `(RE-INSPECTION, MOVED OUT OF
 * "INADEQUATE")`. They are read where they follow a grade, stand alone or name a grade themselves.
 */
export function findReinspections(line: string): ReinspectionNote[] {
  const bracketed = [...line.matchAll(/[([]([^()[\]]*)(?:[)\]]\.?|$)/g)].flatMap((match) => {
    const inside = match[1] ?? ''
    const gradesNamed = inside.match(new RegExp(`\\b${grade}\\b`, 'gi')) ?? []
    const isNote = /\bre-? ?inspect/i.test(inside)
      ? gradesNamed.length > 0 || inside === inside.toUpperCase() || match[0].length === line.length
      : gradesNamed.length > 0 && /^(?:previous|formerly|was|moved|up from|down from)/i.test(inside)
    if (!isNote) return []
    const start = match.index + 1
    return [toNote({ start: match.index, end: match.index + match[0].length }, start, inside)]
  })
  if (bracketed.length > 0) return bracketed
  const alone = /^re-? ?inspection\b.{0,120}$/i.exec(line)
  return alone === null ? [] : [toNote({ start: 0, end: line.length }, 0, line)]
}

function toNote(span: Span, start: number, inside: string): ReinspectionNote {
  return {
    ...span,
    note: { start, end: start + inside.trimEnd().length },
    previousGrade: previousGradeIn(inside),
  }
}

function previousGradeIn(note: string): Grade | null {
  const named = [...note.matchAll(new RegExp(`\\b${grade}\\b`, 'gi'))].map(([words]) => readGrade(words))
  if (named.length === 1) return named[0] ?? null
  const before = new RegExp(`\\b(?:from|out of|previously|formerly|was) ["']?(${grade})\\b`, 'i').exec(note)
  return before === null ? null : readGrade(before[1] ?? '')
}

function standsApart(phrase: string, after: string): boolean {
  return /^[[(]/.test(phrase) || /\bOVERALL\b/.test(phrase) || after.trim() === ''
}

function toPhrase(match: RegExpExecArray): GradePhrase {
  const [start, end] = match.indices?.groups?.printed ?? [match.index, match.index]
  const printed = match.groups?.printed ?? ''
  const known = readGrade(printed)
  if (known === null) throw new Error(`a grade phrase without a grade: ${match[0]}`)
  return {
    start: match.index,
    end: match.index + match[0].length,
    grade: known,
    printed: { start, end },
    who: match.groups?.who?.trim() ?? '',
  }
}

/** Where the line ends when notes at its very end are left out. */
function lineEndBefore(line: string, notes: readonly ReinspectionNote[]): number {
  const tail = notes.findLast(({ end }) => line.slice(end).trim() === '')
  return tail?.start ?? line.length
}
