import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPastedText } from '../../../shared/importing/pasted-text.ts'

describe('a pasted text and its matching copy', () => {
  test('shows patterns plain marks and single spaces, and keeps the words as they came', () => {
    const text = readPastedText('\ufeffKent\u00a0 \u200b“13–6”\t\u00a0\r\n\r\n\t ‘x’')
    expect(text.lines.map((line) => [line.number, line.text, line.indent])).toEqual([
      [1, 'Kent "13-6"', 0],
      [2, '', 0],
      [3, "'x'", 5],
    ])
    expect(text.lines.map(text.words)).toEqual(['Kent\u00a0 \u200b“13–6”', '', '‘x’'])
  })

  test('counts in code points, and finds its way back', () => {
    const raw = '😀 \u00a0 a😀b\r\nc'
    const { lines, toRaw, words } = readPastedText(raw)
    const [first, second] = lines
    expect(lines.map(({ text }) => text)).toEqual(['\ufffc a\ufffcb', 'c'])
    expect(first && toRaw(first)).toEqual({ start: 0, end: 7 })
    expect(second && toRaw(second)).toEqual({ start: 9, end: 10 })
    expect(words({ start: 3, end: 4 })).toBe('😀')
  })

  test('has in its lines every character of any raw text that is not white space, in order', () => {
    const unit = fc.oneof(
      fc.constantFrom(' ', '\n', '\r', '\u00a0', '\u2028', '\u200b', '😀', 'e\u0301'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const raw = units.join('')
        const text = readPastedText(raw)
        const bare = (words: string) =>
          words.replace(/[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '').normalize('NFC')
        expect(bare(text.lines.map(text.words).join(''))).toBe(
          bare(raw.replaceAll('\0', '\ufffd').toWellFormed()),
        )
        expect(text.lines).toHaveLength(raw.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/).length)
      }),
    )
  })
})
