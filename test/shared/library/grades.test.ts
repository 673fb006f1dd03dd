import { describe, expect, test } from 'vitest'
import { type Grade, gradeLabels, grades, isGrade, readGrade } from '../../../shared/library/grades.ts'

describe('reading a printed grade', () => {
  const printed: [string, Grade | null][] = [
    ['Outstanding', 'outstanding'],
    ['GOOD', 'good'],
    ['“Good”', 'good'],
    ['adequate.', 'adequate'],
    ['Requires improvement', 'requires-improvement'],
    ['Requires improvement to be good', 'requires-improvement'],
    ['require improvement to be Good', 'requires-improvement'],
    ['requires-improvement', 'requires-improvement'],
    ['REQUIRES\u00a0 IMPROVEMENT', 'requires-improvement'],
    ["'INADEQUATE'", 'inadequate'],
    ['good enough', null],
    ['not good', null],
    ['improvement', null],
    ['', null],
  ]
  test.each(printed)('%j is %j', (words, grade) => {
    expect(readGrade(words)).toBe(grade)
  })

  test('every label, and every grade itself, reads as its own grade', () => {
    for (const grade of grades) {
      expect(readGrade(gradeLabels[grade])).toBe(grade)
      expect(readGrade(grade)).toBe(grade)
      expect(isGrade(grade)).toBe(true)
    }
    expect(isGrade('Requires improvement')).toBe(false)
  })
})
