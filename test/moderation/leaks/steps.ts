import type { Name } from './world.ts'

const decisions = ['approve', 'remove', 'spam', 'hide', 'restore'] as const
/** What a decision leads to. */
export const leads = {
  approve: 'live',
  remove: 'removed',
  spam: 'spam',
  hide: 'hidden',
  restore: 'live',
} as const
export const acts = [
  'comment',
  'annotation',
  'private note',
  'publish',
  'contradiction',
  'message',
  'edit',
  'edit doubtfully',
  'withdraw',
  'take back',
  'erase',
  ...decisions,
] as const
/** `pick` says which of the things there are. */
export type Step = { who: Name | 'the author'; act: (typeof acts)[number]; pick: number }

/** Where every run begins, so that none can fail to look: one of each, held, decided, edited and withdrawn. */
export const first: Step[] = [
  { who: 'Nia', act: 'comment', pick: 0 },
  { who: 'Gus', act: 'comment', pick: 0 },
  { who: 'Ada', act: 'comment', pick: 0 },
  { who: 'Ada', act: 'annotation', pick: 0 },
  { who: 'the author', act: 'edit doubtfully', pick: 2 },
  { who: 'the author', act: 'edit doubtfully', pick: 3 },
  { who: 'Mo', act: 'remove', pick: 2 },
  { who: 'Ada', act: 'private note', pick: 0 },
  { who: 'the author', act: 'publish', pick: 4 },
  { who: 'Ada', act: 'contradiction', pick: 0 },
  { who: 'the author', act: 'edit', pick: 0 },
  { who: 'Mo', act: 'approve', pick: 0 },
  { who: 'Mo', act: 'hide', pick: 3 },
  { who: 'Nia', act: 'message', pick: 0 },
  { who: 'Ada', act: 'message', pick: 0 },
  { who: 'Mo', act: 'remove', pick: 7 },
]
