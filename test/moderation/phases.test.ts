import { describe, expect, it } from 'vitest'
import { findChildData } from '../../server/moderation/child-data/find.ts'
import { authorOf } from '../../server/moderation/judge.ts'
import type { Author, Considered, Recent, Submission } from '../../server/moderation/pipeline/phase.ts'
import { everyFinding, firstFinding, phases } from '../../server/moderation/pipeline/phases.ts'
import { digestOf } from '../../server/moderation/recent.ts'
import { readingsOf } from '../../server/moderation/words/fold.ts'
import { makeMatcher } from '../../server/moderation/words/matcher.ts'
import { guest } from '../../shared/accounts/actor.ts'

const now = Date.parse('2026-03-04T12:00:00Z')
const minute = 60_000
const plain = 'The report praises the service and grades it lowest.'

type Case = Partial<Submission> & {
  author?: Author
  isClosed?: boolean
  /** How many minutes ago what was written, in which words. */
  recent?: [minutesAgo: number, words: string, kind?: Recent['kind']][]
}

function considered({ author = 'known', isClosed = false, recent = [], ...more }: Case): Considered {
  const submission: Submission = {
    actor: guest,
    kind: 'comment',
    words: plain,
    thread: { kind: 'document', id: '0'.repeat(24) },
    edit: false,
    insists: false,
    ...more,
  }
  return {
    submission,
    author,
    lists: { banned: makeMatcher(['casino*']), suspect: makeMatcher(['conspiracy']) },
    readings: readingsOf(submission.words),
    childData: findChildData(submission.words),
    recent: recent.map(([ago, words, kind = 'comment'], n) => ({
      id: String(n),
      kind,
      digest: digestOf(words),
      at: now - ago * minute,
    })),
    digest: digestOf(submission.words),
    isClosed,
    now,
    pace: 1,
  }
}

const times = (most: number, ago: number) =>
  Array.from({ length: most }, (_, n): [number, string] => [ago, `Number ${n}`])
const long = 'A sentence of the kind that reports are made of. '
const phone = 'Ring me on 07700 900123.'
const closed = { isClosed: true }

/** The first phase that decides, and how. */
const table: [what: string, given: Case, decided: string | null][] = [
  ['plain words by a member', {}, null],
  ['plain words by a moderator', { author: 'moderator' }, null],
  ['words for a closed thread', closed, 'closed-thread refused'],
  ['a moderator’s words for a closed thread', { ...closed, author: 'moderator' }, null],
  ['a telephone number', { words: phone }, 'nudge refused'],
  ['a telephone number, insisted on', { words: phone, insists: true }, 'child held'],
  ['a moderator’s telephone number', { words: phone, author: 'moderator' }, 'nudge refused'],
  ['a moderator’s, insisted on', { words: phone, author: 'moderator', insists: true }, null],
  ['insisting on what needs no insisting', { insists: true }, null],
  ['a banned word by a guest', { words: 'Best c4sinos', author: 'guest' }, 'banned-words spam'],
  ['a banned word by a newcomer', { words: 'Best casinos', author: 'newcomer' }, 'banned-words spam'],
  ['a banned word by a member', { words: 'Best casinos' }, 'banned-words held'],
  ['a banned word by a moderator', { words: 'Best casinos', author: 'moderator' }, null],
  ['very long words', { words: long.repeat(170) }, 'length held'],
  ['long words', { words: long.repeat(90) }, null],
  [
    'long words in a newcomer’s note',
    { words: long.repeat(90), author: 'newcomer', kind: 'annotation' },
    'length held',
  ],
  ['shouting', { words: 'WHO READS THIS BEFORE IT IS PRINTED AND SOLD' }, 'length held'],
  ['names of offices in capitals', { words: 'The DFE, the LSCB and OFSTED say so.' }, null],
  ['no words', { words: '… ?!' }, 'length held'],
  ['few words', { words: 'Yes.' }, null],
  ['a link by a member', { words: 'See https://report.example/' }, null],
  ['six links by a member', { words: 'https://one.example/ '.repeat(6) }, 'links held'],
  ['five links by a member', { words: 'https://www.one.example/ '.repeat(5) }, null],
  ['a link by a guest', { words: 'See www.report.example', author: 'guest' }, 'links held'],
  [
    'a link in a newcomer’s note',
    { words: '[it](http://a.example)', author: 'newcomer', kind: 'annotation' },
    'links held',
  ],
  ['a suspect word', { words: 'A CONSPIRАCY, surely.' }, 'suspect-words held'],
  ['a first comment', { author: 'newcomer' }, 'first-post held'],
  ['a guest’s first comment', { author: 'guest' }, 'first-post held'],
  ['a first message in a chat', { author: 'newcomer', kind: 'message' }, 'first-post held'],
  ['a newcomer’s note', { author: 'newcomer', kind: 'annotation' }, null],
  ['the same words again', { recent: [[60, plain.toUpperCase()]] }, 'repeat held'],
  ['the same words two days later', { recent: [[2 * 24 * 60, plain]] }, null],
  ['the same few words again', { words: 'Thank you.', recent: [[1, 'Thank you.']] }, null],
  [
    'the same note a third time',
    {
      kind: 'annotation',
      recent: [
        [9, plain, 'annotation'],
        [8, plain, 'annotation'],
      ],
    },
    null,
  ],
  [
    'the same note a fourth time',
    {
      kind: 'annotation',
      recent: [
        [9, plain],
        [8, plain, 'annotation'],
        [7, plain, 'annotation'],
      ],
    },
    'repeat held',
  ],
  ['an edit back to the same words', { edit: true, recent: [[60, plain]] }, null],
  ['the twentieth in five minutes', { recent: times(19, 1) }, null],
  ['the twenty-first in five minutes', { recent: times(20, 1) }, 'burst held'],
  [
    'the ninth of a newcomer’s notes',
    { recent: times(8, 1), author: 'newcomer', kind: 'annotation' },
    'burst held',
  ],
  ['many, but long ago', { recent: times(40, 6) }, null],
  ['an edit after many', { recent: times(30, 1), edit: true }, null],
  // Whatever decides first decides.
  ['a closed thread before a nudge', { ...closed, words: phone }, 'closed-thread refused'],
  ['a nudge before spam', { words: `Casino! ${phone}`, author: 'guest' }, 'nudge refused'],
  [
    'spam before what was insisted on',
    { words: `Casino! ${phone}`, author: 'guest', insists: true },
    'banned-words spam',
  ],
  ['a nudge before a first comment', { words: phone, author: 'newcomer' }, 'nudge refused'],
  ['a link before a first comment', { words: 'https://a.example', author: 'guest' }, 'links held'],
  [
    'a suspect word before a repeat',
    { words: 'conspiracy, conspiracy, conspiracy', recent: [[1, 'conspiracy, conspiracy, conspiracy']] },
    'suspect-words held',
  ],
  ['a repeat before a burst', { recent: [[1, plain], ...times(20, 1)] }, 'repeat held'],
]

it.each(table)('%s', (_, given, decided) => {
  const first = firstFinding(considered(given))
  expect(first && `${first.phase} ${first.finding.verdict}`).toBe(decided)
})

it('every phase decides somewhere in the table', () => {
  const decisive = new Set(table.map(([, , decided]) => decided?.split(' ')[0]))
  for (const { name } of phases) expect(decisive).toContain(name)
})

it('the first that decides is the first of all that would', () => {
  for (const [what, given] of table) {
    const all = everyFinding(considered(given)).filter(({ finding }) => finding !== null)
    expect(all[0]?.phase ?? null, what).toBe(firstFinding(considered(given))?.phase ?? null)
  }
})

it('every reason is a sentence', () => {
  for (const [, given] of table)
    for (const { finding } of everyFinding(considered(given)))
      if (finding) expect(finding.detail).toMatch(/^[^a-z].*\.$/s)
})

describe('a nudge', () => {
  it.each([
    ['comment', 'source'],
    ['annotation', 'note'],
    ['contradiction', 'claim'],
  ] as const)('for a %s names the field %s and shows the words', (kind, field) => {
    const first = firstFinding(considered({ kind, words: 'My son Tom, 9, of DE1 3AB' }))
    if (first?.finding.verdict !== 'refused') throw new Error('not refused')
    const { code, fields } = first.finding.problem
    expect(code).toBe('nudge')
    expect(fields).toEqual([{ field, code: 'nudge', message: expect.stringContaining('“Tom, 9”') }])
    expect(fields[0]?.message).toContain('“DE1 3AB” looks like a postcode.')
  })
})

it.each([
  ['nobody', guest, 'guest'],
  ['a guest who has written', { ...guest, guest: 'g' }, 'guest'],
  ['a guest of whom one was approved', { ...guest, guest: 'g', newcomer: false }, 'known'],
  ['a new member', { id: 'a', name: 'A', role: 'member', newcomer: true }, 'newcomer'],
  ['a member', { id: 'a', name: 'A', role: 'member' }, 'known'],
  ['a moderator', { id: 'a', name: 'A', role: 'moderator', newcomer: true }, 'moderator'],
] as const)('%s counts as %s', (_, actor, author) => {
  expect(authorOf(actor)).toBe(author)
})
