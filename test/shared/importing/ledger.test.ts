import { describe, expect, test } from 'vitest'
import { Ledger } from '../../../shared/importing/ledger.ts'
import { readPastedText } from '../../../shared/importing/pasted-text.ts'

const open = (raw: string) => {
  const text = readPastedText(raw)
  return { text, ledger: new Ledger(text) }
}

describe('the ledger of what the words became', () => {
  test('leaves whatever nobody claimed in the review tray, line by line, however little it is', () => {
    const { ledger } = open('a title here\n\n. words\nmore')
    ledger.claim({ start: 2, end: 7 }, 'title')
    ledger.claim({ start: 16, end: 21 }, 'entry')
    const claims = ledger.close('no place')
    expect(ledger.unread).toEqual([
      { text: 'a', line: 1, reason: 'no place' },
      { text: 'here', line: 1, reason: 'no place' },
      { text: '.', line: 3, reason: 'no place' },
      { text: 'more', line: 4, reason: 'no place' },
    ])
    expect(claims.map(({ part }) => part)).toEqual(['unread', 'title', 'unread', 'unread', 'entry', 'unread'])
  })

  test('does not let two parts have the same words', () => {
    const { ledger } = open('some words')
    ledger.claim({ start: 0, end: 6 }, 'title')
    ledger.claim({ start: 5, end: 10 }, 'introduction')
    expect(() => ledger.close('no place')).toThrow(/twice: as title and as introduction/)
  })
})
