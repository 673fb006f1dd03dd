import { describe, expect, it } from 'vitest'
import { arrivals, fateOf, hasNewWords, isIn, laid, met, reread } from '../../../client/moderation/deck.ts'
import type { QueueFilter } from '../../../shared/moderation/views.ts'
import { byMo, caseOf, table } from './cases.ts'

const all: QueueFilter = { kind: null, author: null, phase: null }
const one = caseOf('one')
const two = caseOf('two', { created: '2017-06-13T13:00:00.000Z' })
const deck = laid([], [one.id, two.id], table(one, two))

describe('the cards before a moderator', () => {
  it('stay where they are when a colleague decides, and say by whom', () => {
    const approved = { ...one, version: 2, state: 'live' as const, decided: byMo('approve') }
    const [first, second] = met(deck, table(approved, two))
    expect(first?.id).toBe(one.id)
    expect(first && fateOf(first)).toEqual({ what: 'decided', by: 'Mo', decision: 'approve' })
    expect(second && fateOf(second)).toBeNull()
  })

  it('are to be decided again once a decision was undone', () => {
    const approved = { ...one, decided: byMo('approve') }
    const [first] = met(met(deck, table(approved, two)), table(one, two))
    expect(first && fateOf(first)).toBeNull()
  })

  it('keep the words that are being read until their reader asks for the new ones', () => {
    const edited = { ...one, version: 2, html: '<p>Other words.</p>' }
    const after = met(deck, table(edited, two))
    expect(after[0]?.read).toBe(one)
    expect(after[0] && hasNewWords(after[0])).toBe(true)
    const [shown] = reread(after, one.id)
    expect(shown?.read).toBe(edited)
    expect(shown?.before).toBe(one)
    expect(shown && hasNewWords(shown)).toBe(false)
  })

  it('take in everything else at once, so that a decision is about the version there is', () => {
    const reported = { ...one, version: 2 }
    expect(met(deck, table(reported, two))[0]?.read.version).toBe(2)
  })

  it('stay when nothing is known of them any more', () => {
    const [first] = met(deck, table(two))
    expect(first?.read).toBe(one)
    expect(first && fateOf(first)).toEqual({ what: 'gone' })
  })

  it('say that their author withdrew them, or that an appeal was judged', () => {
    const [withdrawn] = met(deck, table({ ...one, standing: 'withdrawn' }, two))
    expect(withdrawn && fateOf(withdrawn)).toEqual({ what: 'withdrawn' })
    const appeal = { words: 'Why?', created: one.created, outcome: 'open' as const, answer: null }
    const appealed = { ...one, appeal, decided: byMo('remove') }
    const judged = { ...appealed, appeal: { ...appeal, outcome: 'upheld' as const, answer: 'So.' } }
    const [card] = met(laid([], [one.id], table(appealed)), table(judged))
    expect(card && fateOf(card)).toEqual({ what: 'upheld' })
  })

  it('are the same deck when nothing happened', () => {
    expect(met(deck, table(one, two))).toBe(deck)
    expect(laid(deck, [two.id, one.id], table(one, two))).toBe(deck)
  })
})

describe('what waits behind the count', () => {
  const late = caseOf('late', { created: '2017-06-15T00:00:00.000Z' })
  const early = caseOf('early', { created: '2017-06-14T00:00:00.000Z' })

  it('is what came since, the longest waiting first', () => {
    expect(arrivals(deck, table(one, late, two, early), 'pending', all)).toEqual([early.id, late.id])
  })

  it('is only what belongs to this queue and fits what narrows it', () => {
    const spam = caseOf('spam', { state: 'spam', standing: 'spam' })
    const note = caseOf('note', { kind: 'annotation' })
    const links = caseOf('links', { reasons: [{ phase: 'links', detail: 'Five links.' }] })
    const everything = table(spam, note, links, late)
    expect(arrivals(deck, everything, 'spam', all)).toEqual([spam.id])
    expect(arrivals(deck, everything, 'pending', { ...all, kind: 'annotation' })).toEqual([note.id])
    expect(arrivals(deck, everything, 'pending', { ...all, phase: 'links' })).toEqual([links.id])
    expect(arrivals(deck, everything, 'pending', { ...all, author: 'a'.repeat(24) })).toEqual([])
    expect(arrivals(deck, everything, 'decided', all)).toEqual([])
  })
})

it.each([
  ['pending', { state: 'held' }],
  ['pending', { state: 'hidden' }],
  ['pending', { state: 'live', former: '<p>Before.</p>' }],
  [
    'reported',
    { state: 'live', flags: [{ by: 'Ann', rule: 'topic', detail: '', trusted: true, created: '' }] },
  ],
  ['appeals', { state: 'removed', appeal: { words: '', created: '', outcome: 'open', answer: null } }],
  ['spam', { state: 'spam' }],
] as const)('the queue “%s” holds what is %j, until its author withdraws it', (queue, more) => {
  const view = caseOf('any', more as Partial<Parameters<typeof isIn>[1]>)
  expect(isIn(queue, view)).toBe(true)
  expect(isIn(queue, { ...view, standing: 'withdrawn' })).toBe(false)
})
