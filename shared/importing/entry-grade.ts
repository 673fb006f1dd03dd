import { matchAuthority } from '../library/authority-names.ts'
import type { GradePhrase } from './grade-phrases.ts'
import type { Span } from './pasted-text.ts'
import type { ImportEntry } from './preview.ts'
import { problemAt, type Reading } from './reading.ts'

/**
 * Gives an entry the overall grade that a phrase states, unless it has another one already or the phrase
 * names another authority: then the phrase is left for a person, with a problem.
 */
export function takeGrade(
  entry: ImportEntry,
  { grade, who }: GradePhrase,
  span: Span & { number: number },
  printed: Span,
  reading: Reading,
): void {
  const { ledger, text } = reading
  const problem = (code: 'grade-twice' | 'grade-for-another', message: string) =>
    entry.problems.push(problemAt(code, span.number, message))
  if (entry.overall?.grade === grade) ledger.ignore(span, 'the overall grade once more')
  else if (entry.overall !== null) {
    ledger.leaveUnread(span, 'A second overall grade in one entry.')
    problem('grade-twice', 'The entry states two different overall grades; the first was kept.')
  } else if (ratesAnother(entry, who, reading)) {
    ledger.leaveUnread(span, 'The grade of another authority.')
    problem('grade-for-another', `The grade is given for ${who}, not for this authority.`)
  } else {
    ledger.claim(span, 'entry')
    entry.overall = { grade, printed: text.words(printed), asPasted: text.words(span) }
  }
}

/** Words that are nobody's whole name ("REDCAR", "THE AUTHORITY") mean the entry's own. */
function ratesAnother({ authority }: ImportEntry, who: string, { authorities }: Reading): boolean {
  if (authority === null) return false
  const other = matchAuthority(who, authorities)
  return other !== null && other.slug !== authority.slug
}
