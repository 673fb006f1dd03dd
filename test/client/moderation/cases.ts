import type { CaseView } from '../../../shared/moderation/views.ts'
import { idOf } from '../live/page-states.ts'

/** Something that waits, by Ben; `name` is its id and its words too. */
export const caseOf = (name: string, more: Partial<CaseView> = {}): CaseView => ({
  id: idOf(name),
  kind: 'comment',
  version: 1,
  state: 'held',
  standing: 'held',
  creator: { id: 'b'.repeat(24), name: 'Ben', guest: false, newcomer: true },
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
