import { expect, test } from 'vitest'
import { offersFor, typedAt, withTag } from '../../../client/tags/offer.ts'

const tags = ['home-visit', 'monitoring', 'quality-monitoring', 'records', 'registration'].map((name) => ({
  name,
  meaning: '',
  mark: '',
}))
const offered = (line: string, cursor = line.length) => offersFor(line, cursor, tags).map(({ name }) => name)

test('the tag around the cursor is the one that is typed', () => {
  expect(typedAt('audit, mon', 10).typed).toBe('mon')
  expect(typedAt('audit, mon', 3).typed).toBe('audit')
  expect(typedAt('', 0).typed).toBe('')
})

test('what begins so is offered first, then what has a word that does', () => {
  expect(offered('mon')).toEqual(['monitoring', 'quality-monitoring'])
  expect(offered('Re')).toEqual(['records', 'registration'])
  expect(offered('vis')).toEqual(['home-visit'])
  expect(offered('nothing')).toEqual([])
})

test('what the line has already is not offered again', () => {
  expect(offered('monitoring, mon')).toEqual(['quality-monitoring'])
  expect(offered('monitoring')).toEqual(['quality-monitoring'])
})

test('a tag takes the place of what was typed, and the next can follow', () => {
  expect(withTag('mon', 3, 'monitoring')).toBe('monitoring, ')
  expect(withTag('audit, mon', 10, 'monitoring')).toBe('audit, monitoring, ')
  expect(withTag('audit mon', 9, 'monitoring')).toBe('audit, monitoring, ')
  expect(withTag('mon, audit', 3, 'monitoring')).toBe('monitoring, audit')
})
