import type { CaseView } from '../../../shared/moderation/views.ts'
import { idOf } from '../live/page-states.ts'

/** Something that waits, by Ben; `name` is its id and its words too. */
export const caseOf = (name: string, more: Partial<CaseView> = {}): CaseView => ({
  id: idOf(name),
  kind: 'comment',
  version: 1,
  state: 'held',
  standing: 'held',
  creator: { id: 'b'.repeat(24), key: 'b'.repeat(24), name: 'Ben', guest: false, newcomer: true },
  created: '2017-06-13T12:00:00.000Z',
  html: `<p>${name}</p>`,
  former: null,
  href: `/documents/derby#comment-${idOf(name)}`,
  under: 'Derby: inspection of services',
  thread: null,
  reasons: [{ phase: 'first-post', detail: 'The first comment by this person.' }],
  flags: [],
  appeal: null,
  verdict: null,
  decided: null,
  decisions: ['approve', 'remove', 'spam'],
  ...more,
})

export const table = (...cases: CaseView[]): Record<string, CaseView> =>
  Object.fromEntries(cases.map((one) => [one.id, one]))

export const byMo = (
  decision: NonNullable<CaseView['decided']>['decision'],
  at = '2017-06-14T09:00:00.000Z',
) => ({
  by: 'Mo',
  decision,
  at,
})

const report = {
  by: 'Ann',
  detail: 'This is about the inspector.',
  trusted: true,
  created: '2017-06-13T14:00:00.000Z',
}
const told = {
  rule: 'respect',
  ruleTitle: 'Answer the argument, not the person',
  message: 'It speaks about a person.',
} as const

/** One of every sort: a first comment, a held edit, what was reported, an appeal. */
export const allSorts: CaseView[] = [
  caseOf('first'),
  caseOf('edit', {
    state: 'live',
    standing: 'live',
    html: '<p>The other words.</p>',
    former: '<p>The former words.</p>',
    reasons: [{ phase: 'links', detail: '2 links by somebody new.' }],
    decisions: ['approve', 'remove', 'hide', 'keep'],
  }),
  caseOf('reported', {
    kind: 'annotation',
    state: 'live',
    standing: 'live',
    creator: { id: null, key: `guest:${'9'.repeat(24)}`, name: 'Gill', guest: true, newcomer: false },
    reasons: [],
    flags: [
      { ...report, rule: 'respect' },
      { ...report, by: 'Cy', rule: 'respect', trusted: false },
      { ...report, by: 'Di', rule: 'topic', detail: '' },
    ],
    decisions: ['approve', 'remove', 'hide'],
  }),
  caseOf('appeal', {
    state: 'removed',
    standing: 'removed',
    reasons: [],
    appeal: {
      words: 'I meant the report.',
      created: '2017-06-15T09:00:00.000Z',
      outcome: 'open',
      answer: null,
    },
    verdict: { ...told, at: '2017-06-14T09:00:00.000Z' },
    decided: byMo('remove'),
    decisions: ['restore'],
  }),
]
