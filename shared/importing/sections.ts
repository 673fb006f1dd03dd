import { takeOutNotes } from './editor-notes.ts'
import type { Span } from './pasted-text.ts'
import type { ImportProblem, ImportSection } from './preview.ts'
import { problemAt, type Reading } from './reading.ts'
import { saysNothing, sentencesOf } from './silence.ts'

/** A section while its lines are being gathered. */
export type OpenSection = {
  section: ImportSection['section']
  /** Where the words stand that opened it; null where none did. */
  heading: (Span & { number: number }) | null
  /** Its words so far, with a newline between lines and two between paragraphs. */
  words: string
  /** Where they stand. */
  spans: (Span & { number: number })[]
}

type ReadSections = { sections: ImportSection[]; problems: ImportProblem[] }

const gaps = { space: ' ', line: '\n', paragraph: '\n\n' }

/** Adds a stretch of a line to a section: after a space on the same line, else after one newline or two. */
export function addWords(
  open: OpenSection,
  words: string,
  span: Span & { number: number },
  apart: keyof typeof gaps,
): void {
  open.words += open.words === '' ? words : gaps[apart] + words
  open.spans.push(span)
}

/**
 * Finishes a section: takes the editor's notes out, and tells quotations from silence statements. A
 * statement that begins a section with other words after it becomes a section of its own, with a problem.
 * A section that is nothing but notes is left for a person.
 */
export function closeSection(open: OpenSection, reading: Reading): ReadSections {
  const line = open.spans[0]?.number
  if (line === undefined || isWordless(open.words)) {
    if (open.heading !== null) reading.ledger.leaveUnread(open.heading, 'A heading with nothing under it.')
    for (const span of open.spans)
      reading.ledger.leaveUnread(span, 'A note in brackets, with no words to go with it.')
    return { sections: [], problems: [] }
  }
  if (open.heading !== null) reading.ledger.claim(open.heading, 'entry')
  for (const span of open.spans) reading.ledger.claim(span, 'entry')
  const heading = open.heading === null ? null : reading.text.words(open.heading)
  const begin = { section: open.section, heading, line }
  const sentences = sentencesOf(open.words)
  const spoken = sentences.findIndex(
    (sentence) => !isWordless(sentence) && !saysNothing(takeOutNotes(sentence).text),
  )
  if (spoken === 0) return section(begin, 'quotation', open.words)
  if (spoken < 0) return section(begin, 'silence', open.words)
  const silence = section(begin, 'silence', sentences.slice(0, spoken).join('').trim())
  const rest = section({ ...begin, heading: null }, 'quotation', sentences.slice(spoken).join(''))
  const mixed = problemAt(
    'silence-with-words',
    line,
    'It says that home education is not mentioned, and then goes on: please check which words are the report’s.',
  )
  return {
    sections: [...silence.sections, ...rest.sections],
    problems: [mixed, ...silence.problems, ...rest.problems],
  }
}

function isWordless(pasted: string): boolean {
  return !/[\p{L}\p{N}]/u.test(takeOutNotes(pasted).text)
}

function section(
  begin: Pick<ImportSection, 'section' | 'heading' | 'line'>,
  kind: ImportSection['kind'],
  asPasted: string,
): ReadSections {
  const { text, notes, positions, altered, unclosed } = takeOutNotes(asPasted)
  const problems = altered.map((word) =>
    problemAt(
      'word-altered',
      begin.line,
      `“${word}” alters a word inside the quotation; it was left as it is. Please check it against the report.`,
    ),
  )
  if (unclosed) {
    const message = 'A square bracket has no partner, so it was not read as an editor’s note.'
    problems.push(problemAt('bracket-unclosed', begin.line, message))
  }
  const sections = [{ ...begin, kind, text, asPasted, editorNotes: notes, notePositions: positions }]
  return { sections, problems }
}
