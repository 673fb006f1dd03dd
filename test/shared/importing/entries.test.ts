import { describe, expect, test } from 'vitest'
import { read, readEntry } from '../../support/importing.ts'

describe('the header of an entry', () => {
  test.each([
    ['Derby City 13/6/17', 'derby', '2017-06-13'],
    ['DERBY\u00a0 13/6/17\u00a0', 'derby', '2017-06-13'],
    ['Derbyshire, 13 June 2017', 'derbyshire', '2017-06-13'],
    ['North Tyneside – 13th June 2017', 'north-tyneside', '2017-06-13'],
    ['## Redcar & Cleveland (13/06/2017)', 'redcar-and-cleveland', '2017-06-13'],
    ['**Kent** 13/6/17', 'kent', '2017-06-13'],
    ['3. St Helen’s: 13/6/17', 'st-helens', '2017-06-13'],
    ['London Borough of Barnet, report published 13 June 2017', 'barnet', '2017-06-13'],
    ['13/6/17 Knowsley', 'knowsley', '2017-06-13'],
    ['Tower Hamlets', 'tower-hamlets', null],
    ['Essex County Council:', 'essex', null],
  ])('%j opens %s on %s', (header, slug, date) => {
    const { entry } = readEntry(header, 'Records are kept.', 'Good')
    expect(entry.authority?.slug).toBe(slug)
    expect(entry.date).toBe(date)
    expect(entry.sections.map(({ text }) => text)).toEqual(['Records are kept.'])
    expect(entry.overall?.grade).toBe('good')
    expect(entry.problems.map(({ code }) => code)).toEqual(date === null ? ['date-missing'] : [])
  })

  test('with a name nobody knows opens an entry all the same, and says so', () => {
    const { entry, problems } = readEntry('Tyneside 13/6/17', 'Records are kept.', 'Good')
    expect(entry).toMatchObject({ authority: null, headerAsPasted: 'Tyneside 13/6/17', date: '2017-06-13' })
    expect(problems).toEqual([
      { code: 'authority-unknown', line: 3, message: 'No authority is known as “Tyneside”.' },
    ])
  })

  test.each([
    'In Kent on 13 June 2017 the team met families.',
    'Derby city council was visited on 13/6/17',
    'Coventry on 13/6/17 was inspected',
    'The Kent and Medway Plan 2016',
    'kent',
    'Records for Bury are kept.',
  ])('is not seen in %j', (sentence) => {
    const { entry } = readEntry('Leeds 1/2/16', sentence, 'Good')
    expect(entry.sections[0]?.text).toBe(sentence)
  })

  test.each([
    ['Kent 31/6/17', 'date-impossible'],
    ['Kent 6/13/17', 'date-month-first'],
    ['Kent June 13, 2017', 'date-month-first'],
    ['Kent 13/6', 'date-incomplete'],
    ['Kent 13/6/27', 'date-in-future'],
  ])('%j keeps the date as pasted and gives no day: %s', (header, code) => {
    const { entry } = readEntry(header, 'Records are kept.', 'Good')
    expect(entry.date).toBeNull()
    expect(header).toContain(entry.dateAsPasted)
    expect(entry.problems).toMatchObject([{ code, line: 3 }])
  })

  test('may have its date alone on the next line', () => {
    const { entry } = readEntry('Essex', '', 'Published 1 October 2019', 'Records are kept.', 'Good')
    expect(entry).toMatchObject({ date: '2019-10-01', dateAsPasted: '1 October 2019', problems: [] })
    expect(entry.sections[0]?.text).toBe('Records are kept.')
  })
})

describe('the overall grade', () => {
  test.each([
    ['Records are kept. OVERALL KENT IS RATED GOOD', 'good', 'GOOD'],
    [
      'Records are kept. OVERALL\u00a0KENT  IS RATED REQUIRES\u00a0IMPROVEMENT \u00a0',
      'requires-improvement',
      'REQUIRES\u00a0IMPROVEMENT',
    ],
    ['Records are kept. Overall, Kent was judged inadequate.', 'inadequate', 'inadequate'],
    ['Records are kept. OVERALL THE AUTHORITY IS RATED “GOOD”', 'good', 'GOOD'],
    ['Records are kept. overall rating Good', 'good', 'Good'],
    [
      'Records are kept. Overall effectiveness: requires improvement to be good',
      'requires-improvement',
      'requires improvement to be good',
    ],
    ['Records are kept. [OVERALL GRADE “Adequate”]', 'adequate', 'Adequate'],
    ['Records are kept. (overall: outstanding)', 'outstanding', 'outstanding'],
    ['Records are kept. INADEQUATE', 'inadequate', 'INADEQUATE'],
    ['Records are kept. Requires improvement.', 'requires-improvement', 'Requires improvement'],
    ['Records are kept.\nGood', 'good', 'Good'],
    ['Records are kept.\nRated: “Good”', 'good', 'Good'],
    ['Records are kept. https://example.org/kent.pdf GOOD', 'good', 'GOOD'],
    ['[OVERALL GRADE “Good”]\nRecords are kept.', 'good', 'Good'],
  ])('of %j is %s', (words, grade, printed) => {
    const { entry } = readEntry('Kent 13/6/17', ...words.split('\n'))
    expect(entry.overall).toMatchObject({ grade, printed })
    expect(entry.sections.map(({ text }) => text)).toEqual(['Records are kept.'])
    expect(entry.problems).toEqual([])
  })

  test('follows words that end without a full stop', () => {
    const { entry } = readEntry('Kent 13/6/17', 'Advice is given to parents   OVERALL KENT IS RATED GOOD')
    expect(entry.sections[0]?.text).toBe('Advice is given to parents')
  })

  test.each([
    'Overall, services for children are inadequate.',
    'The overall rating of good practice was discussed at length.',
    'Leaders say that home visits are good',
    'Attendance is good, and outstanding at times, overall.',
  ])('is not read out of the remark %j', (remark) => {
    const { entry } = readEntry('Kent 13/6/17', remark)
    expect(entry.sections[0]?.text).toBe(remark)
    expect(entry.overall).toBeNull()
    expect(entry.problems.map(({ code }) => code)).toEqual(['grade-missing'])
  })

  test('of another authority is not this one’s', () => {
    const { entry, unread } = readEntry('Derbyshire 13/6/17', 'Records are kept. OVERALL DERBY IS RATED GOOD')
    expect(entry.overall).toBeNull()
    expect(entry.problems.map(({ code }) => code)).toEqual(['grade-for-another'])
    expect(unread.map(({ text }) => text)).toEqual(['OVERALL DERBY IS RATED GOOD'])
  })

  test('that is none of the five goes to the review tray, not into the quotation', () => {
    const { entry, unread } = readEntry('Kent 13/6/17', 'Records are kept. OVERALL KENT IS RATED FAIR')
    expect(entry.sections[0]?.text).toBe('Records are kept.')
    expect(unread).toMatchObject([{ text: 'OVERALL KENT IS RATED FAIR', line: 4 }])
  })

  test('stated twice in two ways keeps the first and asks', () => {
    const { entry, unread } = readEntry(
      'Kent 13/6/17 GOOD',
      'Records are kept. OVERALL KENT IS RATED INADEQUATE',
    )
    expect(entry.overall?.grade).toBe('good')
    expect(entry.problems.map(({ code }) => code)).toEqual(['grade-twice'])
    expect(unread).toHaveLength(1)
  })

  test('ends the remark: what follows it waits in the review tray', () => {
    const { entry, unread } = readEntry(
      'Kent 13/6/17',
      'Records are kept. GOOD',
      '',
      'I shall add more soon.',
    )
    expect(entry.sections).toHaveLength(1)
    expect(unread).toMatchObject([{ text: 'I shall add more soon.', line: 6 }])
  })
})

describe('a re-inspection', () => {
  test.each([
    [
      'OVERALL KENT IS RATED GOOD (RE-INSPECTION, MOVED OUT OF “INADEQUATE”)',
      'RE-INSPECTION, MOVED OUT OF “INADEQUATE”',
      'inadequate',
    ],
    [
      'OVERALL KENT IS RATED GOOD (reinspection, moved up from requires improvement to good)',
      'reinspection, moved up from requires improvement to good',
      'requires-improvement',
    ],
    ['OVERALL KENT IS RATED GOOD [RE-INSPECTION]', 'RE-INSPECTION', null],
    ['OVERALL KENT IS RATED GOOD (previously inadequate).', 'previously inadequate', 'inadequate'],
    ['OVERALL KENT IS RATED GOOD\n(Re-inspection)', 'Re-inspection', null],
  ])('is noted by %j', (words, note, previousGrade) => {
    const { entry, unread } = readEntry('Kent 13/6/17', 'Records are kept.', ...words.split('\n'))
    expect(entry.reinspection).toEqual({ note, previousGrade })
    expect(entry.overall?.grade).toBe('good')
    expect(entry.sections.map(({ text }) => text)).toEqual(['Records are kept.'])
    expect(unread).toEqual([])
  })

  test('is not read out of brackets in the remark', () => {
    const remark = 'Plans made after the last visit (before the re-inspection of care) are kept.'
    const { entry } = readEntry('Kent 13/6/17', remark, 'Good')
    expect(entry.reinspection).toBeNull()
    expect(entry.sections[0]?.text).toBe(remark)
  })
})

describe('a post with two entries alike', () => {
  test('says so', () => {
    const { problems } = read('T\n\nKent 13/6/17\nA.\nGood\n\nKent 13 June 2017\nB.\nGood')
    expect(problems).toMatchObject([{ code: 'entry-twice', line: 7 }])
  })
})
