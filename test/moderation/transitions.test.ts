import { expect, it } from 'vitest'
import { begun, type Moderation, type Pending, type Verdict } from '../../server/moderation/moderated.ts'
import { decided, decisionsFor, isOpenTo, mayJudge } from '../../server/moderation/moderation.rules.ts'
import {
  type Decision,
  decisions,
  type ModerationState,
  moderationStates,
} from '../../shared/moderation/states.ts'

const at = new Date('2026-11-22T10:00:00Z')
const by = { id: 'mo', name: 'Mo' }
const verdict = (decision: Decision): Verdict => ({ by, decision, rule: 'topic', message: 'So.', at })
const thing = (state: ModerationState, more: object = {}) => ({
  creator: { id: 'ben' },
  created: at,
  withdrawn: null as Date | null,
  erased: null as Date | null,
  pending: null as Pending | null,
  moderation: { ...begun({ state, reasons: [] }), ...more } as Moderation,
})

/** docs/moderation.md, said again: what can be decided in each state, and where it leads. */
const table: Record<ModerationState, Partial<Record<Decision, ModerationState>>> = {
  private: {},
  held: { approve: 'live', remove: 'removed', spam: 'spam' },
  live: { approve: 'live', remove: 'removed', hide: 'hidden', keep: 'live' },
  hidden: { approve: 'live', remove: 'removed' },
  removed: { restore: 'live' },
  spam: { restore: 'live' },
}

const pending: Pending = { source: 'New.', html: '<p>New.</p>', reasons: [], since: at }
const every = moderationStates.flatMap((state) =>
  (Object.keys(decisions) as Decision[]).map((decision): [ModerationState, Decision] => [state, decision]),
)

it.each(every)('what is %s: %s', (state, decision) => {
  const given = { ...thing(state), pending }
  const to = table[state][decision]
  expect(isOpenTo(decision, given)).toBe(to !== undefined)
  if (to) expect(decided(given.moderation, verdict(decision), 3).state).toBe(to)
  for (const gone of [{ withdrawn: at }, { erased: at }])
    expect(isOpenTo(decision, { ...given, ...gone })).toBe(false)
})

it('offers to approve what is live only where there is a doubt about it, and to refuse only an edit', () => {
  expect(decisionsFor(thing('live'))).toEqual(['remove', 'hide'])
  expect(decisionsFor(thing('live', { openFlags: 1 }))).toEqual(['approve', 'remove', 'hide'])
  expect(decisionsFor({ ...thing('live'), pending })).toEqual(['approve', 'remove', 'hide', 'keep'])
})

it('an approved wording is immune to the reports it had; to hide something leaves them open', () => {
  const reported = thing('live', { openFlags: 3 }).moderation
  expect(decided(reported, verdict('approve'), 2)).toMatchObject({ openFlags: 0, approvedWording: 2 })
  expect(decided(reported, verdict('hide'), 2)).toMatchObject({ openFlags: 3, approvedWording: 0 })
})

it('each decision that takes something away may be appealed once more', () => {
  const appeal = { words: 'No.', created: at, outcome: 'upheld' as const, answer: 'Yes.', by }
  expect(decided(thing('live', { appeal }).moderation, verdict('remove'), 1).appeal).toBeNull()
  const open = { ...appeal, outcome: 'open' as const, answer: null }
  expect(decided(thing('removed', { appeal: open }).moderation, verdict('restore'), 1).appeal).toMatchObject({
    outcome: 'overturned',
    answer: 'So.',
  })
})

const hours = (n: number) => new Date(at.getTime() + n * 60 * 60 * 1000)
const ben = { id: 'ben', name: 'Ben', role: 'moderator' as const }
const mo = { id: 'mo', name: 'Mo', role: 'moderator' as const }
it.each([
  ['another’s', mo, true, 0, 'yes'],
  ['their own, with colleagues', ben, true, 100, 'no'],
  ['their own, alone, too early', ben, false, 23, 'no'],
  ['their own, alone, after a day', ben, false, 24, 'sole'],
  ['another’s, as a member', { ...mo, role: 'member' as const }, false, 100, 'no'],
] as const)('who judges %s', (_what, actor, others, after, may) => {
  expect(mayJudge(thing('held'), { actor, others, now: hours(after) })).toBe(may)
})
