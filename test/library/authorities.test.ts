import { describe, expect, test } from 'vitest'
import { allAuthorities, authorityBySlug, findAuthorities } from '../../server/library/authorities.ts'

describe('the list of authorities', () => {
  test('holds each name once, with its own codes', () => {
    const all = allAuthorities()
    const codes = all.flatMap(({ gssCode, formerCodes }) => [gssCode, ...formerCodes.map((f) => f.gssCode)])
    expect(all).toHaveLength(157)
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(157)
    expect(codes).toHaveLength(163)
    expect(new Set(codes).size).toBe(163)
  })

  test('every successor is in the list, and only authorities that ended have one', () => {
    for (const { slug, to, successors, formerCodes } of allAuthorities()) {
      expect([slug, successors.length > 0]).toEqual([slug, to !== null])
      for (const successor of [...successors, ...formerCodes.flatMap((former) => former.successors)]) {
        expect(authorityBySlug(successor)?.to).toBeNull()
      }
    }
  })

  test('Barnsley keeps one record with its present code and the one before', () => {
    expect(authorityBySlug('barnsley')).toMatchObject({
      gssCode: 'E08000038',
      from: null,
      to: null,
      successors: [],
      formerCodes: [{ gssCode: 'E08000016', from: null, to: '2025-03-31', successors: [] }],
    })
  })

  test('Cumbria ended and was followed by two; Dorset lives on and gave a part away', () => {
    expect(authorityBySlug('cumbria')).toMatchObject({
      to: '2023-03-31',
      ofstedUrn: null,
      successors: ['cumberland', 'westmorland-and-furness'],
      unverified: expect.stringContaining('URN'),
    })
    const dorset = authorityBySlug('dorset')
    expect(dorset).toMatchObject({ to: null, gssCode: 'E06000059', dfeNumber: '838' })
    expect(dorset?.formerCodes[0]).toMatchObject({
      dfeNumber: '835',
      successors: ['bournemouth-christchurch-and-poole'],
    })
  })

  test('nobody can change a record by accident', () => {
    const derby = authorityBySlug('derby')
    expect(Object.isFrozen(allAuthorities())).toBe(true)
    expect(Object.isFrozen(derby)).toBe(true)
    expect(Object.isFrozen(derby?.aliases)).toBe(true)
  })

  test('finds by what is typed, and knows when there is no such authority', () => {
    expect(findAuthorities('tower').map(({ name }) => name)).toEqual(['Tower Hamlets'])
    expect(authorityBySlug('tyneside')).toBeNull()
  })
})
