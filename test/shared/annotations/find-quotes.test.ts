import fc from 'fast-check'
import { expect, describe as group, it } from 'vitest'
import { findQuotes } from '../../../shared/annotations/find-quotes.ts'
import { describe } from '../../../shared/annotations/selectors.ts'
import { codePointSlice } from '../../../shared/text/code-points.ts'

const text =
  'The team keeps a register of families. Visits are good and children are seen. In the north the team keeps a register of schools. Visits are weak and children are missed. 😀 The end.'

const found = (exact: string, more: { prefix?: string; suffix?: string; start?: number } = {}) => {
  const [placed] = findQuotes(text, [{ exact, ...more }])
  if (!placed) throw new Error('Nothing came back')
  return [placed.state, codePointSlice(text, placed.start, placed.end)]
}

group('a quotation from elsewhere', () => {
  it('is found where its very words stand, whatever the white space, marks included', () => {
    expect(found('children\n  are seen.')).toEqual(['exact', 'children are seen.'])
    expect(found('😀 The end.')).toEqual(['exact', '😀 The end.'])
  })

  it('is told apart by what stands around it, then by where it was', () => {
    const north = { prefix: 'In the north the ' }
    expect(findQuotes(text, [{ exact: 'team keeps a register', ...north }])[0]?.start).toBe(95)
    expect(findQuotes(text, [{ exact: 'team keeps a register', start: 90 }])[0]?.start).toBe(95)
    expect(findQuotes(text, [{ exact: 'team keeps a register', start: 0 }])[0]?.start).toBe(4)
    expect(found('team keeps a register')).toEqual(['orphan', ''])
  })

  it('is never said to be exact on other words', () => {
    const around = { prefix: 'a register of families. ', suffix: ' and children are seen.' }
    expect(found('Visits are poor', around)).toEqual(['changed', 'Visits are good'])
    expect(found('Nothing of this is anywhere here')).toEqual(['orphan', ''])
    expect(found('VISITS are good')[0]).not.toBe('exact')
    expect(found('')).toEqual(['orphan', ''])
  })

  it('comes back to where it was taken from', () => {
    const words = fc.array(fc.constantFrom('a', 'bé', 'child', 'home', '😀', 'is,', 'not.', '\n\n', 'seen'), {
      minLength: 3,
      maxLength: 60,
    })
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, a, b) => {
        const given = list.join(' ')
        const length = [...given].length
        const start = a % length
        const end = start + 1 + (b % (length - start))
        const exact = codePointSlice(given, start, end)
        const { quote } = describe(given, start, end)
        const [placed] = findQuotes(given, [{ ...quote, start }])
        if (placed?.state !== 'exact') return
        expect(codePointSlice(given, placed.start, placed.end).replace(/\s+/g, ' ').trim()).toBe(
          exact.replace(/\s+/g, ' ').trim(),
        )
      }),
    )
  })
})
