import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '../../../../client/annotations/marks/paragraphs.ts'
import { passageOf } from '../../../../client/annotations/passage/passage-of.ts'
import { spotOf } from '../../../../client/annotations/passage/places.ts'
import { codePointLength, codePointSlice } from '../../../../shared/text/code-points.ts'

const text = 'A 😀 b.\n\n  Cafe\u0301 now  \nEnd'
const paragraphs = paragraphsOf(text, []).map(({ start, pieces }) => ({
  start,
  words: pieces.map((piece) => piece.text).join(''),
}))

/** Selects from a UTF-16 offset in one paragraph to one in another. */
function select(first: number, from: number, last: number, to: number) {
  const covered = paragraphs.slice(first, last + 1).map((paragraph, i, all) => ({
    ...paragraph,
    from: i === 0 ? from : 0,
    to: i === all.length - 1 ? to : paragraph.words.length,
  }))
  const passage = passageOf(text, covered)
  return passage && codePointSlice(text, passage.start, passage.end)
}

describe('from the screen to the text', () => {
  it.each([
    ['words after a smiley', [0, 5, 0, 7], 'b.'],
    ['over the smiley', [0, 0, 0, 6], 'A 😀 b'],
    ['without white space at the ends', [0, 1, 0, 5], '😀'],
    ['over paragraphs', [0, 5, 2, 2], 'b.\n\n  Cafe\u0301 now  \nEnd'],
    ['never a letter without its accent', [1, 2, 1, 6], 'Cafe\u0301'],
    ['whole words where it ends within them', [1, 3, 1, 9], 'Cafe\u0301 now'],
    ['nothing, when only white space is chosen', [1, 0, 1, 2], null],
  ] as const)('takes %s', (_what, [first, from, last, to], words) => {
    expect(select(first, from, last, to)).toBe(words)
  })
})

describe('from the text to the screen', () => {
  it('finds every place again', () => {
    const length = codePointLength(text)
    fc.assert(
      fc.property(fc.nat(length), fc.nat(length), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        if (codePointSlice(text, start, end).trim() === '') return
        const from = spotOf(paragraphs, start, 'start')
        const to = spotOf(paragraphs, end, 'end')
        if (!from || !to) throw new Error(`No place for ${start} to ${end}`)
        const again = select(from.paragraph, from.offset, to.paragraph, to.offset)
        expect(again).toContain(codePointSlice(text, start, end).trim())
      }),
    )
  })

  it('has no place after the last word or before the first', () => {
    expect(spotOf(paragraphs, codePointLength(text), 'start')).toBeNull()
    expect(spotOf(paragraphs, 0, 'end')).toBeNull()
  })
})
