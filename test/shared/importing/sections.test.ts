import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takeOutNotes } from '../../../shared/importing/editor-notes.ts'
import { saysNothing } from '../../../shared/importing/silence.ts'
import { codePointLength } from '../../../shared/text/code-points.ts'
import { readEntry } from '../../support/importing.ts'

const sectionsOf = (...lines: string[]) =>
  readEntry('Kent 13/6/17', ...lines, 'Good').entry.sections.map(({ section, kind, text }) => [
    section,
    kind,
    text,
  ])

describe('sections', () => {
  test.each([
    ['Regarding the LSCB The board asks.', 'Regarding the LSCB'],
    ['Regarding the LSCB: The board asks.', 'Regarding the LSCB:'],
    [
      'Regarding the Local Safeguarding Children Board The board asks.',
      'Regarding the Local Safeguarding Children Board',
    ],
    ['LSCB:\nThe board asks.', 'LSCB:'],
  ])('%j opens the board’s', (words, heading) => {
    const { entry } = readEntry('Kent 13/6/17', 'Records are kept.', ...words.split('\n'), 'Good')
    expect(entry.sections).toMatchObject([
      { section: 'local-authority', text: 'Records are kept.', heading: null },
      { section: 'lscb', text: 'The board asks.', heading },
    ])
  })

  test('open in the middle of a line, after a sentence', () => {
    expect(sectionsOf('Records are kept. Regarding the LSCB The board asks.')).toEqual([
      ['local-authority', 'quotation', 'Records are kept.'],
      ['lscb', 'quotation', 'The board asks.'],
    ])
  })

  test('do not open where a sentence only speaks of the board', () => {
    const words = 'Concerns regarding the LSCB were heard.'
    expect(sectionsOf(words)).toEqual([['local-authority', 'quotation', words]])
  })

  test('keep lines and paragraphs apart as they were pasted', () => {
    expect(sectionsOf('One.', 'Two.', '', '', 'Three.')).toEqual([
      ['local-authority', 'quotation', 'One.\nTwo.\n\nThree.'],
    ])
  })
})

describe('silence', () => {
  test.each([
    'Home education is not mentioned.',
    'Home education is not mentioned',
    'HOME EDUCATION ISN’T MENTIONED ANYWHERE IN THE REPORT',
    'Elective home education was not mentioned at all.',
    'Home-educated children are not mentioned in this report.',
    'EHE not mentioned',
    'No mention of home education.',
    'There is no mention of EHE in the inspection report.',
    'There is nothing about home education.',
    'The report does not mention home education.',
    'This report makes no reference to elective home education.',
  ])('%j is the editor’s statement', (statement) => {
    expect(saysNothing(statement)).toBe(true)
    expect(sectionsOf(statement)).toEqual([['local-authority', 'silence', statement]])
  })

  test.each([
    'Home education is not mentioned in the strategy for attendance.',
    'Home education is not well understood.',
    'The plan does not mention home education.',
    'No mention of home education was made to families.',
    'Home education is mentioned.',
  ])('%j is a remark', (remark) => {
    expect(saysNothing(remark)).toBe(false)
    expect(sectionsOf(remark)).toEqual([['local-authority', 'quotation', remark]])
  })

  test('followed by other words is a section of its own, and a person is asked', () => {
    const { entry } = readEntry(
      'Kent 13/6/17',
      'Home education is not mentioned. Missing children are.',
      'Good',
    )
    expect(entry.sections).toMatchObject([
      { kind: 'silence', text: 'Home education is not mentioned.' },
      { kind: 'quotation', text: 'Missing children are.' },
    ])
    expect(entry.problems.map(({ code }) => code)).toEqual(['silence-with-words'])
  })

  test('can be the board’s alone', () => {
    expect(sectionsOf('Records are kept.', 'Regarding the LSCB Home education is not mentioned.')[1]).toEqual(
      ['lscb', 'silence', 'Home education is not mentioned.'],
    )
  })
})

describe('the editor’s notes', () => {
  test.each([
    ['the panel [a monthly meeting] decides', 'the panel decides', ['a monthly meeting'], [9]],
    ['the panel [a meeting], which', 'the panel, which', ['a meeting'], [9]],
    ['[Page 3] The panel', 'The panel', ['Page 3'], [0]],
    ['The panel [sic]', 'The panel', ['sic'], [9]],
    ['😀 one [a] two [b] three', '😀 one two three', ['a', 'b'], [5, 9]],
    ['One\n[a] [b] two', 'One\ntwo', ['a', 'b'], [4, 4]],
    ['One\n[between]\ntwo', 'One\ntwo', ['between'], [4]],
  ])('%j reads %j', (pasted, text, notes, positions) => {
    expect(takeOutNotes(pasted)).toEqual({ text, notes, positions, altered: [], unclosed: false })
  })

  test('that alter a word stay, and a person is asked', () => {
    const { entry } = readEntry('Kent 13/6/17', '[T]he child[ren] are seen.', 'Good')
    expect(entry.sections).toMatchObject([{ text: '[T]he child[ren] are seen.', editorNotes: [] }])
    expect(entry.problems.map(({ code }) => code)).toEqual(['word-altered', 'word-altered'])
  })

  test('that never close stay, and a person is asked', () => {
    const { entry } = readEntry('Kent 13/6/17', 'The panel [a meeting decides.', 'Good')
    expect(entry.sections[0]?.text).toBe('The panel [a meeting decides.')
    expect(entry.problems.map(({ code }) => code)).toEqual(['bracket-unclosed'])
  })

  test('put back where they stood give the words as they were pasted, but for white space', () => {
    const piece = fc.constantFrom(
      'the',
      'panel',
      '😀',
      'é',
      '.',
      ' ',
      '\n',
      '[',
      ']',
      '[a note]',
      '[b]',
      '[]',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const pasted = pieces.join('')
        const { text, notes, positions } = takeOutNotes(pasted)
        const characters = [...text]
        for (const [i, note] of [...notes.entries()].reverse()) {
          characters.splice(positions[i] ?? 0, 0, `[${note}]`)
        }
        const bare = (words: string) => words.replace(/\s/g, '')
        expect(bare(characters.join(''))).toBe(bare(pasted))
        expect(positions.every((position) => position <= codePointLength(text))).toBe(true)
        expect(positions).toEqual(positions.toSorted((a, b) => a - b))
      }),
    )
  })

  test('with no words beside them are no remark', () => {
    const { entry, unread } = readEntry('Kent 13/6/17', '[Not published yet]')
    expect(entry.sections).toEqual([])
    expect(entry.problems.map(({ code }) => code)).toEqual(['remark-missing', 'grade-missing'])
    expect(unread).toMatchObject([{ text: '[Not published yet]', line: 4 }])
  })
})
