import { describe, expect, it } from 'vitest'
import { sayPick } from '../../../../client/annotations/picker/say-pick.ts'

const text = 'The team visits. It is well run.'
const range = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

describe('what is heard of a passage being picked', () => {
  it.each([
    ['the words where it begins', null, 'team', 'team'],
    ['the words where it goes', 'The', 'team', 'team'],
    ['what came at its end', 'The team', 'The team visits', 'visits: added. 3 words picked.'],
    ['what went from its end', 'The team', 'The', 'team: left out. 1 word picked.'],
    ['what came at its beginning', 'team visits', 'The team visits', 'The: added. 3 words picked.'],
    ['what went from its beginning', 'The team', 'team', 'The: left out. 1 word picked.'],
  ])('%s', (_what, before, now, said) => {
    expect(sayPick(text, before === null ? null : range(before), range(now))).toBe(said)
  })

  it('of a long passage its opening', () => {
    const long = 'word '.repeat(200).trim()
    expect(sayPick(long, null, { start: 0, end: long.length })).toMatch(/^(word ){20,}word…$/)
  })
})
