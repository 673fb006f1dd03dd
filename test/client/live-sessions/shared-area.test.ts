import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { bindArea, fromAfar } from '../../../client/live-sessions/notes/bind-area.ts'
import { carried } from '../../../client/live-sessions/notes/carried.ts'
import { difference, pieces } from '../../../client/live-sessions/notes/difference.ts'
import { notesField } from '../../../shared/live-sessions/notes.ts'
import { TypingArea } from './typing-area.ts'

/** A screen: an area bound to its own copy of the notes, and the steps it makes. */
function screen(beginning?: Uint8Array) {
  const doc = new Doc()
  if (beginning) applyUpdate(doc, beginning, fromAfar)
  const area = new TypingArea()
  const bound = bindArea(area.asArea, doc.getText(notesField))
  const steps: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== fromAfar) steps.push(update)
  })
  return { doc, area, bound, steps, words: () => doc.getText(notesField).toString() }
}

type Shown = ReturnType<typeof screen>

/** Several screens that begin with the same words. */
function screens(words: string, many: number) {
  const first = new Doc()
  first.getText(notesField).insert(0, words)
  return Array.from({ length: many }, () => screen(encodeStateAsUpdate(first)))
}

describe('the change that typing makes', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', 'é'), maxLength: 12 })

  it('makes the one text of the other, and cuts through no letter of two units', () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(20), (before, after, caret) => {
        const change = difference(before, after, Math.min(caret, after.length))
        if (!change) {
          expect(after).toBe(before)
          return
        }
        const { at, removed, added } = change
        expect(before.slice(0, at) + added + before.slice(at + removed)).toBe(after)
        for (const part of [added, before.slice(at, at + removed)]) expect(part.isWellFormed()).toBe(true)
      }),
    )
  })

  it('is where the caret is, among letters that are all alike', () => {
    expect(difference('aaaa', 'aaaaa', 2)).toEqual({ at: 1, removed: 0, added: 'a' })
    expect(difference('aaaa', 'aaa', 1)).toEqual({ at: 1, removed: 1, added: '' })
    expect(difference('to be', 'to be', 2)).toBeNull()
  })

  it('is sent in pieces where it is long, none of which ends within a letter', () => {
    const cut = pieces('x😀'.repeat(10), 4)
    expect(cut.join('')).toBe('x😀'.repeat(10))
    expect(cut.every((piece) => piece.isWellFormed() && piece.length <= 4)).toBe(true)
  })
})

describe('a place in the text', () => {
  it('stays between the same letters when others come and go', () => {
    expect(carried([{ insert: 'new ' }], 3, 'before')).toBe(7)
    expect(carried([{ retain: 5 }, { insert: 'x' }], 3, 'before')).toBe(3)
    expect(carried([{ retain: 1 }, { delete: 4 }], 3, 'before')).toBe(1)
    expect(carried([{ retain: 3 }, { insert: 'x' }], 3, 'before')).toBe(3)
    expect(carried([{ retain: 3 }, { insert: 'x' }], 3, 'after')).toBe(4)
    expect(carried([{ delete: 2 }, { retain: 2 }, { insert: 'ab' }], 6, 'before')).toBe(6)
  })

  it('has the same letters before it and behind it as before, of those that are left', () => {
    const digits = fc.string({ unit: fc.constantFrom('1', '2'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.nat(8), fc.nat(3), digits, (length, caret, at, gone, added) => {
        const text = 'abcdefgh'.slice(0, length)
        const place = Math.min(caret, length)
        const from = Math.min(at, length)
        const [here, there] = screens(text, 2) as [Shown, Shown]
        here.area.select(place)
        there.area.select(from, Math.min(length, from + gone))
        there.area.type(added)
        for (const step of there.steps) here.bound.receive(step)
        const { value, selectionStart: now } = here.area
        const left = [...value].filter((letter) => text.includes(letter))
        const isBefore = (letter: string) => text.indexOf(letter) < place
        expect([...value.slice(0, now)].filter((letter) => left.includes(letter))).toEqual(
          left.filter(isBefore),
        )
      }),
    )
  })
})

describe('a bound area', () => {
  it('keeps the caret by its letter and the selection on its words while others type', () => {
    const [ada, ben] = screens('The home was good.', 2) as [Shown, Shown]
    ada.area.select(8)
    ben.area.select(0)
    ben.area.type('Was it? ')
    for (const step of ben.steps.splice(0)) ada.bound.receive(step)
    expect(ada.area.shown).toBe('Was it? The home| was good.')
    ada.area.select(16, 24)
    ben.area.select(16)
    ben.area.type(' itself')
    for (const step of ben.steps.splice(0)) ada.bound.receive(step)
    expect(ada.area.shown).toBe('Was it? The home itself[ was goo]d.')
  })

  it('waits with what others typed while a character is being composed', () => {
    const [ada, ben] = screens('Ka', 2) as [Shown, Shown]
    ada.area.select(2)
    ada.area.dispatchEvent(new Event('compositionstart'))
    ada.area.type('に')
    ben.area.select(0)
    ben.area.type('A ')
    for (const step of ben.steps) ada.bound.receive(step)
    expect(ada.area.value).toBe('Kaに')
    expect(ada.steps).toEqual([])
    ada.area.select(2, 3)
    ada.area.type('日本')
    ada.area.dispatchEvent(new Event('compositionend'))
    expect(ada.area.shown).toBe('A Ka日本|')
    for (const step of ada.steps) ben.bound.receive(step)
    expect(ben.words()).toBe('A Ka日本')
  })

  it('takes back one’s own changes by key and no others’, and does them again', () => {
    const [ada, ben] = screens('', 2) as [Shown, Shown]
    ada.area.type('mine')
    for (const step of ada.steps.splice(0)) ben.bound.receive(step)
    ben.area.select(4)
    ben.area.type(' and yours')
    for (const step of ben.steps.splice(0)) ada.bound.receive(step)
    ada.area.press('z', { ctrlKey: true })
    expect(ada.area.value).toBe(' and yours')
    ada.area.press('z', { ctrlKey: true, shiftKey: true })
    expect(ada.area.value).toBe('mine and yours')
    ada.area.press('z', { ctrlKey: true })
    ada.area.press('y', { ctrlKey: true })
    expect(ada.area.value).toBe('mine and yours')
    for (const step of ada.steps) ben.bound.receive(step)
    expect(ben.area.value).toBe('mine and yours')
  })

  it('takes a long paste in steps of which none is too large to send', () => {
    const [ada] = screens('', 1) as [Shown]
    const words = 'Ein Satz über 😀. '.repeat(2_000)
    ada.area.type(words)
    expect(ada.words()).toBe(words)
    expect(Math.max(...ada.steps.map(({ length }) => length))).toBeLessThan(36_000)
  })

  it('takes nothing where it may only be read', () => {
    const [ada] = screens('As it was.', 1) as [Shown]
    ada.area.readOnly = true
    ada.area.type('Not ')
    expect(ada.words()).toBe('As it was.')
  })

  it('puts line breaks of other systems right, on several screens at once', () => {
    const both = screens('', 2)
    const doc = new Doc()
    doc.getText(notesField).insert(0, 'one\r\ntwo')
    for (const { bound } of both) bound.receive(encodeStateAsUpdate(doc))
    for (const { steps } of both) for (const step of steps) for (const { bound } of both) bound.receive(step)
    for (const { area, words } of both) expect([area.value, words()]).toEqual(['one\ntwo', 'one\ntwo'])
  })
})

/** What somebody does at their screen, or the net with what is on its way to it. */
type Act =
  | { who: number; does: 'type'; at: number; words: string }
  | { who: number; does: 'delete'; at: number; many: number }
  | { who: number; does: 'undo' | 'compose' | 'stop composing' }
  | { who: number; does: 'receive'; pick: number; twice: boolean }

const who = fc.nat(2)
const at = fc.nat(60)
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      who,
      does: fc.constant('type' as const),
      at,
      words: fc.string({ unit: fc.constantFrom('x', 'y', ' ', '\n', '😀', 'ß'), minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ who, does: fc.constant('delete' as const), at, many: fc.nat(4) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      who,
      does: fc.constantFrom('undo' as const, 'compose' as const, 'stop composing' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      who,
      does: fc.constant('receive' as const),
      pick: fc.nat(99),
      twice: fc.boolean(),
    }),
  },
)

describe('three areas', () => {
  it('come to the same words whatever is delayed, doubled and reordered, and lose no letter', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 80 }), fc.boolean(), (story, onlyAdds) => {
        const people = screens('Begun.', 3)
        /** What is on its way to each, and how many of its steps each has given away. */
        const onTheWay: Uint8Array[][] = [[], [], []]
        const typed: string[] = []
        const give = () => {
          for (const [from, { steps }] of people.entries())
            for (const step of steps.splice(0))
              for (const [to, way] of onTheWay.entries()) if (to !== from) way.push(step)
        }
        for (const act of story) {
          const { area, bound } = people[act.who]!
          if (act.does === 'type') {
            area.select(whole(area.value, act.at))
            area.type(act.words)
            typed.push(act.words)
          } else if (act.does === 'delete' && !onlyAdds) {
            const from = whole(area.value, act.at)
            area.select(from, whole(area.value, from + act.many))
            area.type('')
          } else if (act.does === 'undo' && !onlyAdds) area.press('z', { ctrlKey: true })
          else if (act.does === 'compose') area.dispatchEvent(new Event('compositionstart'))
          else if (act.does === 'stop composing') area.dispatchEvent(new Event('compositionend'))
          else if (act.does === 'receive') {
            const way = onTheWay[act.who]!
            const index = way.length === 0 ? -1 : act.pick % way.length
            const [step] = act.twice ? way.slice(index, index + 1) : way.splice(index, 1)
            if (step) bound.receive(step)
          }
          give()
        }
        for (const { area } of people) area.dispatchEvent(new Event('compositionend'))
        give()
        for (const [to, way] of onTheWay.entries())
          for (const step of way.toReversed()) people[to]!.bound.receive(step)
        const [first] = people
        for (const { area, words } of people) {
          expect(area.value).toBe(first!.area.value)
          expect(words()).toBe(area.value)
          expect(area.value.isWellFormed()).toBe(true)
          expect(area.value).not.toContain('\uFFFD')
        }
        if (onlyAdds) expect(sorted(first!.area.value)).toBe(sorted(`Begun.${typed.join('')}`))
      }),
      { numRuns: 150 },
    )
  })
})

/** A place between letters, not within one. */
function whole(text: string, at: number): number {
  const place = Math.min(at, text.length)
  return /[\uDC00-\uDFFF]/.test(text[place] ?? '') ? place - 1 : place
}
const sorted = (text: string) => [...text].sort().join('')
