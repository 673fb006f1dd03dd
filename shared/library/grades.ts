/** The grades a judgement may hold, best first; `adequate` was used before November 2013 only. */
export const grades = ['outstanding', 'good', 'adequate', 'requires-improvement', 'inadequate'] as const

export type Grade = (typeof grades)[number]

/** How a grade is written for a reader. */
export const gradeLabels: Readonly<Record<Grade, string>> = {
  outstanding: 'Outstanding',
  good: 'Good',
  adequate: 'Adequate',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
}

const gradeOfWords: ReadonlyMap<string, Grade> = new Map([
  ['outstanding', 'outstanding'],
  ['good', 'good'],
  ['adequate', 'adequate'],
  ['requires improvement', 'requires-improvement'],
  ['requires improvement to be good', 'requires-improvement'],
  ['require improvement', 'requires-improvement'],
  ['require improvement to be good', 'requires-improvement'],
  ['inadequate', 'inadequate'],
])

/** True for one of the normalised grades (`'requires-improvement'`), not for its printed words. */
export function isGrade(value: string): value is Grade {
  return (grades as readonly string[]).includes(value)
}

/**
 * The grade that printed words name, or null when they name none.
 * The words are the whole judgement ("Requires improvement to be good"), in any case, with or without
 * quotation marks and a full stop around them; a grade inside a longer sentence is not read.
 */
export function readGrade(words: string): Grade | null {
  const plain = words
    .toLowerCase()
    .replace(/[\s\u00a0_-]+/g, ' ')
    .replace(/^[\s"'“”‘’«»(]+|[\s"'“”‘’«».,;:)]+$/g, '')
  return gradeOfWords.get(plain) ?? null
}
