import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dragEnd,
  type End,
  moveEnd,
  movePick,
  type Pick,
  pickAt,
  rangeOf,
} from '../../../../client/annotations/picker/picker.ts'
import { snapToGraphemes } from '../../../../shared/text/boundaries.ts'
import { codePointLength, codePointSlice } from '../../../../shared/text/code-points.ts'

const text = 'The 😀 team visits. It is well run.\n\nFew pupils are missed; numbers rise.'

/** The words picked by keys pressed one after the other from the beginning: `⇧` with Shift, `⌥` with Alt. */
function picked(words: string, ...keys: string[]): string {
  const pick = keys.reduce<Pick>(
    (held, pressed) => {
      const [shift, alt] = [pressed.includes('⇧'), pressed.includes('⌥')]
      return movePick(words, held, { key: pressed.replace(/[⇧⌥]/gu, ''), shift, alt }) ?? held
    },
    pickAt(words, 0),
  )
  return wordsOf(words, pick)
}

function wordsOf(words: string, pick: Pick): string {
  const { start, end } = rangeOf(pick)
  return codePointSlice(words, start, end)
}

describe('picking a passage by keyboard', () => {
  it.each([
    ['begins with the first word', [], 'The'],
    ['goes on word by word', ['ArrowRight', 'ArrowRight'], 'visits'],
    ['goes back', ['ArrowRight', 'ArrowRight', 'ArrowLeft'], 'team'],
    ['stays at the beginning', ['ArrowLeft', 'ArrowLeft'], 'The'],
    ['extends by words, over a smiley', ['⇧ArrowRight', '⇧ArrowRight'], 'The 😀 team visits'],
    ['shrinks again', ['⇧ArrowRight', '⇧ArrowRight', '⇧ArrowLeft'], 'The 😀 team '],
    ['goes to the next sentence', ['ArrowDown', 'ArrowDown'], 'It is well run.'],
    [
      'shrinks over its own beginning to the sentence before',
      ['ArrowDown', 'ArrowDown', '⇧ArrowUp'],
      'The 😀 team visits. ',
    ],
    [
      'goes over a blank line',
      ['ArrowDown', 'ArrowDown', 'ArrowDown'],
      'Few pupils are missed; numbers rise.',
    ],
    ['takes a paragraph', ['PageDown'], 'The 😀 team visits. It is well run.'],
    ['takes a paragraph with Alt as well', ['⌥ArrowDown'], 'The 😀 team visits. It is well run.'],
    ['extends to the end', ['PageDown', 'PageDown', '⇧Home'], `${text.slice(0, text.indexOf('Few'))}`],
    ['goes to the last word', ['End'], 'rise'],
    ['and stays there', ['End', 'ArrowRight', 'ArrowRight'], 'rise'],
  ])('%s', (_what, keys, words) => {
    expect(picked(text, ...keys)).toBe(words)
  })

  it('goes the way that a line reads', () => {
    const hebrew = 'שלום לכל הילדים.\nAnd then English.'
    expect(picked(hebrew)).toBe('שלום')
    expect(picked(hebrew, 'ArrowLeft')).toBe('לכל')
    expect(picked(hebrew, 'ArrowLeft', '⇧ArrowLeft')).toBe('לכל הילדים')
    expect(picked(hebrew, 'ArrowLeft', 'ArrowRight')).toBe('שלום')
    expect(picked(hebrew, 'ArrowDown', 'ArrowDown', 'End', 'ArrowLeft')).toBe('then')
  })

  it('leaves other keys alone', () => {
    for (const key of [{ key: 'x' }, { key: 'ArrowLeft', alt: true }, { key: 'Home', alt: true }]) {
      expect(movePick(text, pickAt(text, 0), key)).toBeNull()
    }
  })
})

describe('picking a passage by its handles', () => {
  const at = (words: string) => codePointLength(text.slice(0, text.indexOf(words)))
  const pick = { anchor: at('team'), caret: at(' It is') }
  const dragged = (end: End, place: number) => wordsOf(text, dragEnd(text, pick, end, place))

  it.each<[what: string, end: End, words: string, place: number]>([
    ['the end goes to the end of a word', 'end', 'team visits. It is well', at('ell')],
    ['the end goes back', 'end', 'team', at('eam visits')],
    ['the end never passes the beginning', 'end', 'team', 0],
    ['the beginning goes to the beginning of a word', 'start', 'The 😀 team visits.', 2],
    ['the beginning never passes the end', 'start', 'visits.', codePointLength(text)],
  ])('%s', (_what, end, words, place) => {
    expect(dragged(end, place)).toBe(words)
  })

  it.each<[what: string, end: End, key: string, words: string]>([
    ['the end by a word', 'end', 'ArrowRight', 'team visits. It'],
    ['the end back by a word', 'end', 'ArrowLeft', 'team visits'],
    ['the beginning by a word', 'start', 'ArrowRight', 'visits.'],
    ['the beginning back by a word', 'start', 'ArrowLeft', 'The 😀 team visits.'],
    ['the end to the end of the text', 'end', 'End', text.slice(text.indexOf('team'), -1)],
  ])('keys move %s', (_what, end, key, words) => {
    const next = moveEnd(text, pick, end, { key })
    expect(next && wordsOf(text, next)).toBe(words)
  })

  it('always leaves whole words, and never none', () => {
    const places = fc.nat(codePointLength(text) + 3)
    const ends = fc.constantFrom<End>('start', 'end')
    fc.assert(
      fc.property(places, fc.array(fc.tuple(ends, places), { maxLength: 6 }), (first, drags) => {
        const last = drags.reduce(
          (held, [end, place]) => dragEnd(text, held, end, place),
          pickAt(text, first),
        )
        const { start, end } = rangeOf(last)
        expect(wordsOf(text, last)).toMatch(/\p{L}/u)
        expect(snapToGraphemes(text, start, end)).toEqual({ start, end })
      }),
    )
  })
})
