import { expect, test } from 'vitest'
import { filterIn, passes } from '../../../../client/annotations/filter/note-filter.ts'
import { isDrawn, isShown } from '../../../../client/annotations/margin/shown.ts'
import { rewordedAt } from '../../../../client/ui/reworded-at.ts'
import { highlighted, words } from '../excerpts.ts'

const exact = words.slice(0, 5)
const note = highlighted(exact, {
  creator: { id: 'ada', name: 'Ada' },
  motivation: 'questioning',
  tags: ['audit'],
})
const lets = (query: string, more: Partial<typeof note> = {}, viewer: string | null = 'ben') =>
  passes({ ...note, ...more }, filterIn(`/documents/a?${query}`), viewer)

test('notes pass by person, tag, kind and status, and by all of them together', () => {
  expect(lets('')).toBe(true)
  expect([lets('by=ada'), lets('by=ben')]).toEqual([true, false])
  expect([lets('tag=audit'), lets('tag=records')]).toEqual([true, false])
  expect([lets('motivation=questioning'), lets('motivation=assessing')]).toEqual([true, false])
  expect(lets('by=ada&tag=audit&motivation=questioning')).toBe(true)
  expect(lets('by=ada&tag=records')).toBe(false)
  const imported = { creator: { id: null, name: 'Zoe' } }
  expect([lets('by=name:Zoe', imported), lets('by=name:Zoe')]).toEqual([true, false])
})

test('a status is whose it is, how it stands, or what became of its words', () => {
  expect([lets('status=mine', {}, 'ada'), lets('status=mine'), lets('status=mine', {}, null)]).toEqual([
    true,
    false,
    false,
  ])
  expect([lets('status=private', { state: 'private' }), lets('status=private')]).toEqual([true, false])
  const changed = { anchor: { ...note.anchor, state: 'changed' as const } }
  expect([lets('status=changed', changed), lets('status=changed'), lets('status=orphan', changed)]).toEqual([
    true,
    false,
    false,
  ])
  expect([lets('status=retired', { retired: note.created }), lets('status=retired')]).toEqual([true, false])
})

test('one’s own notes that wait or are private have cards; what is retired has a card and no mark', () => {
  expect(isShown({ ...note, state: 'private', may: ['edit'] })).toBe(true)
  expect(isShown({ ...note, state: 'held', may: ['edit'] })).toBe(true)
  expect(isShown({ ...note, state: 'held', may: [] })).toBe(false)
  expect(isShown({ ...note, state: 'withdrawn', may: ['restore'] })).toBe(false)
  expect([isShown({ ...note, retired: note.created }), isDrawn({ ...note, retired: note.created })]).toEqual([
    true,
    false,
  ])
})

test.each([
  [
    'Arrangements are good',
    'Arrangements are not good',
    { lead: 'Arrangements are', gone: '', come: 'not', end: 'good' },
  ],
  [
    'all of these are seen here today now',
    'all of these were seen here today now',
    { lead: 'all of these', gone: 'are', come: 'were', end: 'seen here today …' },
  ],
  ['one', 'two', { lead: '', gone: 'one', come: 'two', end: '' }],
  ['a a a', 'a a', { lead: 'a a', gone: 'a', come: '', end: '' }],
])('before and after: %s, %s', (before, now, expected) => {
  expect(rewordedAt(before, now)).toEqual(expected)
})
