import { expect, test } from 'vitest'
import { freeSlug, toSlug } from '../../server/library/slugs.ts'

test.for([
  ['Home education in June 2017', 'home-education-in-june-2017'],
  ['  “Crème” & the council’s café! ', 'creme-the-councils-cafe'],
  ['¿¡!', 'untitled'],
  ['word '.repeat(40), `word${'-word'.repeat(15)}`],
  ['x'.repeat(200), 'x'.repeat(80)],
])('“%s” is at %s', ([title, slug]) => {
  expect(toSlug(title as string)).toBe(slug)
})

test('a slug that somebody has gets a number', async () => {
  const taken = new Set(['june', 'june-2'])
  const isTaken = async (slug: string) => taken.has(slug)
  expect(await freeSlug('june', isTaken)).toBe('june-3')
  expect(await freeSlug('july', isTaken)).toBe('july')
})
