import { describe, expect, it } from 'vitest'
import { nameAt, offered } from '../../../client/threads/names-at.ts'

describe('a name that is being typed', () => {
  it.each([
    ['Ask @Ad', 'Ad'],
    ['@a', 'a'],
    ['@Ada Love', 'Ada Love'],
    ['(@Ada', 'Ada'],
    ['first line\n@Zo', 'Zo'],
    ['me@example', null],
    ['@', null],
    ['@Ada, and', null],
    [`@${'a'.repeat(41)}`, null],
    ['nothing', null],
  ])('%j', (text, words) => {
    expect(nameAt(text, text.length)?.words ?? null).toBe(words)
  })

  it('is what stands before the caret', () => {
    expect(nameAt('Ask @Ada about', 7)).toEqual({ start: 4, words: 'Ad' })
  })
})

describe('who is offered', () => {
  const [ada, ben, grace] = [
    { id: '1', name: 'Ada Lovelace' },
    { id: '2', name: 'Ben' },
    { id: '3', name: 'Grace Ada' },
  ]
  it('is people of the thread first, by any word of their name, each once', () => {
    expect(offered('ADA', [ben, grace], [ada, grace]).map(({ id }) => id)).toEqual(['3', '1'])
    expect(offered('love', [ada], [])).toEqual([ada])
  })
})
