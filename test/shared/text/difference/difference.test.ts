import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference } from '../../../../shared/text/difference/difference.ts'

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      'cat',
      'dog-like',
      "can't",
      '5.5',
      ' ',
      ' ',
      ' ',
      '\n',
      '.',
      'é',
      '😀',
      '\u0301',
    ),
    {
      maxLength: 80,
    },
  )
  .map((parts) => parts.join(''))

/** What a reader would see of a difference: [-removed-] and {+added+}. */
const marked = (before: string, after: string) =>
  difference(before, after)
    .changes.map((change) => {
      const old = before.slice(change.beforeStart, change.beforeEnd)
      const now = after.slice(change.afterStart, change.afterEnd)
      return change.same ? now : `${old && `[-${old}-]`}${now && `{+${now}+}`}`
    })
    .join('')

describe('the difference of two texts', () => {
  it.each([
    ['It is good.', 'It is weak.', 'It is [-good-]{+weak+}.'],
    ['It is good.', 'It is not good.', 'It is {+not +}good.'],
    ['good practice seen', 'weak work seen', '[-good-]{+weak+} [-practice-]{+work+} seen'],
    ['can', "can't", "[-can-]{+can't+}"],
    ['', 'all new', '{+all new+}'],
    ['same', 'same', 'same'],
  ])('between %j and %j', (before, after, shown) => expect(marked(before, after)).toBe(shown))

  it('shows a new wording whole, not the words that happen to recur', () => {
    expect(marked('one two three four the five six seven eight', 'aa bb cc dd ee the ff gg hh ii jj')).toBe(
      '[-one two three four the five six seven eight-]{+aa bb cc dd ee the ff gg hh ii jj+}',
    )
  })

  it('covers both texts, in order, and is the same only where it says so', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { changes, moves } = difference(before, after)
        expect(changes.map((change) => before.slice(change.beforeStart, change.beforeEnd)).join('')).toBe(
          before,
        )
        expect(changes.map((change) => after.slice(change.afterStart, change.afterEnd)).join('')).toBe(after)
        for (const change of [...changes, ...moves]) {
          if (!change.same) continue
          expect(before.slice(change.beforeStart, change.beforeEnd)).toBe(
            after.slice(change.afterStart, change.afterEnd),
          )
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('is the mirror image the other way round', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const turned = difference(after, before).changes.map((change) => ({
          same: change.same,
          beforeStart: change.afterStart,
          beforeEnd: change.afterEnd,
          afterStart: change.beforeStart,
          afterEnd: change.beforeEnd,
        }))
        expect(turned).toEqual(difference(before, after).changes)
      }),
    )
  })

  it('comes to an end in fair time with two texts that have nothing in common', () => {
    const [before, after] = ['a ', 'b '].map((part) => part.repeat(250_000)) as [string, string]
    const started = performance.now()
    expect(difference(before, after).changes.some(({ same }) => !same)).toBe(true)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
