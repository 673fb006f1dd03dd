import { describe, expect, it } from 'vitest'
import { decisionsToTell, whoIsTold } from '../../server/notifications/notifications.rules.ts'
import type { NotificationReason, OptionalReason } from '../../shared/notifications/views.ts'

type Who = Parameters<typeof whoIsTold>[0]
const nobody: Who = { author: 'ada', answers: null, mentioned: [], followers: [] }

describe('who is told of a comment', () => {
  it.each<[what: string, Partial<Who>, Record<string, OptionalReason[]>, Record<string, NotificationReason>]>(
    [
      ['nobody', {}, {}, {}],
      ['whom it answers', { answers: 'ben' }, {}, { ben: 'reply' }],
      ['whom it mentions', { mentioned: ['ben', 'cy'] }, {}, { ben: 'mention', cy: 'mention' }],
      ['who follows', { followers: ['ben', 'cy'] }, {}, { ben: 'followed', cy: 'followed' }],
      ['its author never', { answers: 'ada', mentioned: ['ada'], followers: ['ada'] }, {}, {}],
      [
        'each once, for the first reason there is',
        { answers: 'ben', mentioned: ['ben', 'cy'], followers: ['cy', 'ben', 'di', 'di'] },
        {},
        { ben: 'reply', cy: 'mention', di: 'followed' },
      ],
      [
        'for another reason where the first is switched off',
        { answers: 'ben', mentioned: ['cy'], followers: ['ben', 'cy'] },
        { ben: ['reply'], cy: ['mention', 'followed'] },
        { ben: 'followed' },
      ],
      ['by a guest, everybody concerned', { author: null, answers: 'ben' }, {}, { ben: 'reply' }],
    ],
  )('%s', (_what, who, off, told) => {
    expect(Object.fromEntries(whoIsTold({ ...nobody, ...who }, new Map(Object.entries(off))))).toEqual(told)
  })
})

describe('what moderation tells an author', () => {
  const at = new Date('2026-11-22T10:00:00Z')
  const verdict = (decision: 'approve' | 'remove' | 'restore', by: string | null = 'mo') =>
    ({ by: by === null ? null : { id: by, name: by }, decision, rule: null, message: null, at }) as const
  const appeal = (outcome: 'open' | 'upheld' | 'overturned') =>
    ({ words: 'Please look again.', created: at, outcome, answer: null, by: null }) as const

  it.each<[what: string, Parameters<typeof decisionsToTell>[3], ('decision' | 'appeal')[]]>([
    ['nothing where nothing was decided', { verdict: null, appeal: null }, []],
    ['a decision', { verdict: verdict('remove'), appeal: null }, ['decision']],
    ['what the system did', { verdict: verdict('remove', null), appeal: null }, ['decision']],
    ['nothing that they did themselves', { verdict: verdict('approve', 'ada'), appeal: null }, []],
    [
      'no answer that has not been given',
      { verdict: verdict('remove'), appeal: appeal('open') },
      ['decision'],
    ],
    [
      'the answer to an appeal, beside the decision',
      { verdict: verdict('remove'), appeal: appeal('upheld') },
      ['appeal', 'decision'],
    ],
    [
      'a restoration by appeal once, as its answer',
      { verdict: verdict('restore'), appeal: appeal('overturned') },
      ['appeal'],
    ],
  ])('%s', (_what, moderation, reasons) => {
    expect(decisionsToTell('comment', '1', 'ada', moderation).map(({ reason }) => reason)).toEqual(reasons)
  })

  it('each decision under a key of its own', () => {
    const first = decisionsToTell('comment', '1', 'ada', { verdict: verdict('remove'), appeal: null })
    const later = { ...verdict('restore'), at: new Date(at.getTime() + 1) }
    const second = decisionsToTell('comment', '1', 'ada', { verdict: later, appeal: null })
    expect(second[0]?.cause).not.toBe(first[0]?.cause)
  })
})
