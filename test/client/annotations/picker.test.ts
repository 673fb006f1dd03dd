import { describe, expect, it } from 'vitest'
import { firstPick, movePick, type Pick, rangeOf } from '../../../client/annotations/picker.ts'
import { codePointSlice } from '../../../shared/text/code-points.ts'

const text = 'The 😀 team visits. It is well run.\n\nFew pupils are missed; numbers rise.'

/** Keys pressed one after the other from the beginning, `⇧` for Shift; answers the words picked. */
function picked(...keys: string[]): string {
  const pick = keys.reduce<Pick>((held, key) => {
    const shift = key.startsWith('⇧')
    return movePick(text, held, shift ? key.slice(1) : key, shift) ?? held
  }, firstPick(text))
  const { start, end } = rangeOf(pick)
  return codePointSlice(text, start, end)
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
    ['extends by a sentence', ['ArrowDown', 'ArrowDown', '⇧ArrowUp'], ''],
    [
      'goes over a blank line',
      ['ArrowDown', 'ArrowDown', 'ArrowDown'],
      'Few pupils are missed; numbers rise.',
    ],
    ['takes a paragraph', ['PageDown'], 'The 😀 team visits. It is well run.'],
    ['extends to the end', ['PageDown', 'PageDown', '⇧Home'], `${text.slice(0, text.indexOf('Few'))}`],
    ['goes to the last word', ['End'], 'rise'],
    ['and stays there', ['End', 'ArrowRight', 'ArrowRight'], 'rise'],
  ])('%s', (_what, keys, words) => {
    expect(picked(...keys)).toBe(words)
  })

  it('leaves other keys alone', () => {
    expect(movePick(text, firstPick(text), 'x', false)).toBeNull()
  })
})
