import { expect, it } from 'vitest'
import { count } from '../../../shared/text/plural.ts'

it.each([
  [0, '0 thoughts'],
  [1, '1 thought'],
  [3, '3 thoughts'],
  [1204, '1,204 thoughts'],
])('says %i as a person would', (n, words) => {
  expect(count(n, 'thought')).toBe(words)
})

it('uses the plural that a word has', () => {
  expect(count(1, 'reply', 'replies')).toBe('1 reply')
  expect(count(2, 'reply', 'replies')).toBe('2 replies')
})
