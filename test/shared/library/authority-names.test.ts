import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allAuthorities } from '../../../server/library/authorities.ts'
import { foldName, matchAuthority, searchAuthorities } from '../../../shared/library/authority-names.ts'

const authorities = allAuthorities()
const slugOf = (pasted: string) => matchAuthority(pasted, authorities)?.slug ?? null

describe('matching a pasted name', () => {
  const pastedNames: [string, string | null][] = [
    ['Derby', 'derby'],
    ['DERBY', 'derby'],
    ['Derby City', 'derby'],
    ['  derby\u00a0 CITY  Council ', 'derby'],
    ['Derbyshire', 'derbyshire'],
    ['DERBYSHIRE COUNTY COUNCIL', 'derbyshire'],
    ['Derby County', null],
    ['Derb', null],
    ['Derby and Derbyshire', null],
    ['Tyneside', null],
    ['North Tyneside', 'north-tyneside'],
    ['South Tyneside Council', 'south-tyneside'],
    ['Redcar & Cleveland', 'redcar-and-cleveland'],
    ['Redcar', null],
    ['Gloucestershire', 'gloucestershire'],
    ['South Gloucestershire', 'south-gloucestershire'],
    ['St. Helens', 'st-helens'],
    ["St Helen's", 'st-helens'],
    ['Hull', 'kingston-upon-hull'],
    ['Kingston', null],
    ['Stoke on Trent', 'stoke-on-trent'],
    ['Bournemouth', 'bournemouth'],
    ['Bournemouth, Christchurch & Poole', 'bournemouth-christchurch-and-poole'],
    ['BCP', 'bournemouth-christchurch-and-poole'],
    ['The London Borough of Barnet', 'barnet'],
    ['Lambeth council children’s services', 'lambeth'],
    ['City of', null],
    ['County', null],
    ['Council', null],
    ['', null],
    ['—', null],
  ]
  test.each(pastedNames)('%j is %j', (pasted, slug) => {
    expect(slugOf(pasted)).toBe(slug)
  })

  test('every name, council and alias of every authority finds that authority and no other', () => {
    for (const authority of authorities) {
      for (const name of [authority.name, authority.officialName, ...authority.aliases]) {
        expect([name, slugOf(name)]).toEqual([name, authority.slug])
        expect([name, slugOf(name.toUpperCase())]).toEqual([name, authority.slug])
      }
    }
  })

  test('white space and case around a name never change what it means', () => {
    const spaces = fc.array(fc.constantFrom(' ', '\u00a0', '\t', '\u200b'), { maxLength: 3 })
    fc.assert(
      fc.property(
        fc.constantFrom(...authorities),
        spaces,
        spaces,
        fc.boolean(),
        (authority, before, after, loud) => {
          const name = loud ? authority.name.toUpperCase() : authority.name.toLowerCase()
          const pasted = `${before.join('')}${name.split(' ').join(` ${after.join('')}`)}${after.join('')}`
          expect(slugOf(pasted)).toBe(authority.slug)
        },
      ),
    )
  })

  test('letters glued to a name, before or after, make it another word', () => {
    const letters = fc.stringMatching(/^[a-z]{1,6}$/)
    const known = new Set(authorities.flatMap((a) => [a.name, a.officialName, ...a.aliases]).map(foldName))
    fc.assert(
      fc.property(fc.constantFrom(...authorities), letters, fc.boolean(), ({ name }, glue, inFront) => {
        const pasted = inFront ? glue + name : name + glue
        fc.pre(!known.has(foldName(pasted)))
        expect(slugOf(pasted)).toBeNull()
      }),
    )
  })

  test('a name that two authorities share means neither', () => {
    const shared = [
      { slug: 'a', name: 'North Vale', officialName: 'North Vale Council', aliases: ['Vale'] },
      { slug: 'b', name: 'South Vale', officialName: 'South Vale Council', aliases: ['Vale'] },
    ]
    expect(matchAuthority('Vale', shared)).toBeNull()
    expect(matchAuthority('North Vale', shared)?.slug).toBe('a')
  })
})

describe('type-ahead', () => {
  const found = (query: string, limit?: number) =>
    searchAuthorities(query, authorities, limit).map(({ slug }) => slug)

  const typed: [string, string[]][] = [
    ['derb', ['derby', 'derbyshire']],
    ['DERBY', ['derby', 'derbyshire']],
    ['tynes', ['north-tyneside', 'south-tyneside']],
    ['redcar &', ['redcar-and-cleveland']],
    ['st. helen’s', ['st-helens']],
    ['bcp', ['bournemouth-christchurch-and-poole']],
    ['hull', ['kingston-upon-hull']],
    ['Dérby c', ['derby']],
    ['erby', []],
    ['   ', []],
  ]
  test.each(typed)('%j finds %j', (query, slugs) => {
    expect(found(query)).toEqual(slugs)
  })

  test('a name’s beginning comes before a later word, and both before an alias', () => {
    expect(found('york')).toEqual(['york', 'east-riding-of-yorkshire', 'north-yorkshire'])
    expect(found('hul')).toEqual(['kingston-upon-hull'])
    expect(found('city').slice(0, 3)).toEqual(['city-of-london', 'bradford', 'brighton-and-hove'])
  })

  test('gives no more than asked for', () => {
    expect(found('s', 3)).toHaveLength(3)
    expect(found('s')).toHaveLength(8)
  })
})
