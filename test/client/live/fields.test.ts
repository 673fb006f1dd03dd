import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyOf, fieldsOf } from '../../../client/live/fields.ts'

describe('form fields and JSON bodies', () => {
  it('reads nested names as the server does', () => {
    const form = new FormData()
    form.append('token', 'secret')
    form.append('from', '/documents/derby')
    form.append('claim', 'Praise, and yet inadequate')
    form.append('ends[0][kind]', 'passage')
    form.append('ends[0][start]', '12')
    form.append('ends[1][area]', 'overall')
    form.append('judgements[overall]', 'good')
    expect(bodyOf(form)).toEqual({
      claim: 'Praise, and yet inadequate',
      ends: [{ kind: 'passage', start: '12' }, { area: 'overall' }],
      judgements: { overall: 'good' },
    })
  })

  it('takes a name that comes more than once for a list', () => {
    const form = new FormData()
    form.append('things', 'one')
    expect(bodyOf(form)).toEqual({ things: 'one' })
    form.append('things', 'two')
    form.append('things', 'three')
    expect(bodyOf(form)).toEqual({ things: ['one', 'two', 'three'] })
  })

  it('writes what it reads', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/)
    const value = fc.string({ minLength: 1 })
    const ends = fc.array(fc.dictionary(name, value, { minKeys: 1, noNullPrototype: true }), { minLength: 1 })
    const body = fc.record({ claim: value, ends }, { noNullPrototype: true })
    fc.assert(
      fc.property(body, (given) => {
        expect(bodyOf(fieldsOf(given))).toEqual(given)
      }),
    )
  })

  it('leaves out what is absent', () => {
    expect(fieldsOf({ note: undefined, parent: null, version: 3 })).toEqual([['version', '3']])
  })
})
