import { describe, expect, it } from 'vitest'
import { commandOf, keyHelp, keyOf, movedTo } from '../../../client/moderation/keys.ts'

const pressed = (key: string, more: Partial<KeyboardEvent> = {}) =>
  commandOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    isComposing: false,
    ...more,
  })

describe('a key', () => {
  it.each([
    ['a', { do: 'decide', decision: 'approve' }],
    ['r', { do: 'decide', decision: 'remove' }],
    ['h', { do: 'decide', decision: 'hide' }],
    ['s', { do: 'decide', decision: 'spam' }],
    ['n', { do: 'note' }],
    ['j', { do: 'move', by: 1 }],
    ['k', { do: 'move', by: -1 }],
    ['x', { do: 'select' }],
    ['z', { do: 'undo' }],
    ['?', { do: 'help' }],
  ])('%s is heard', (key, command) => {
    expect(pressed(key)).toEqual(command)
  })

  it('of the browser, of an input method or with another meaning is left alone', () => {
    expect(pressed('r', { ctrlKey: true })).toBeNull()
    expect(pressed('a', { metaKey: true })).toBeNull()
    expect(pressed('a', { altKey: true })).toBeNull()
    expect(pressed('a', { isComposing: true })).toBeNull()
    expect(pressed('Enter')).toBeNull()
    expect(pressed('toString')).toBeNull()
  })

  it('that is held down moves on, and decides nothing', () => {
    expect(pressed('j', { repeat: true })).toEqual({ do: 'move', by: 1 })
    expect(pressed('a', { repeat: true })).toBeNull()
    expect(pressed('z', { repeat: true })).toBeNull()
  })

  it('that decides is among those that are shown', () => {
    const shown = keyHelp.map(([key]) => key)
    for (const key of Object.values(keyOf)) expect(shown).toContain(key)
  })
})

it('the ends of the queue are its ends', () => {
  expect(movedTo(-1, 1, 3)).toBe(0)
  expect(movedTo(0, -1, 3)).toBe(0)
  expect(movedTo(2, 1, 3)).toBe(2)
  expect(movedTo(1, 1, 3)).toBe(2)
})
