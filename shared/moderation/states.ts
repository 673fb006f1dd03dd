/**
 * Where moderation stands with something that people wrote. `hidden`: by the system, after three distinct trusted
 * people reported it, or by a moderator until it is looked at. `private`: its author's alone until they publish it; not
 * even moderators see it, and nothing counts, queues or tells it.
 */
export const moderationStates = ['private', 'held', 'live', 'hidden', 'removed', 'spam'] as const
export type ModerationState = (typeof moderationStates)[number]

/**
 * What a moderator can decide, from which states, and where it leads. `approve` also puts a held edit in place; `keep`
 * refuses the edit, so that the former wording stays.
 */
export const decisions = {
  approve: { from: ['held', 'hidden', 'live'], to: 'live' },
  remove: { from: ['held', 'live', 'hidden'], to: 'removed' },
  spam: { from: ['held'], to: 'spam' },
  hide: { from: ['live'], to: 'hidden' },
  restore: { from: ['removed', 'spam'], to: 'live' },
  keep: { from: ['live'], to: 'live' },
} as const satisfies Record<string, { from: readonly ModerationState[]; to: ModerationState }>
export type Decision = keyof typeof decisions

/** What moderators say to an appeal: the decision stands, or what it took away comes back. */
export type AppealOutcome = 'upheld' | 'overturned'
/** All that a moderator can say about a thing, and take back for a day. */
export type Judged = Decision | AppealOutcome

export const leadsFrom = (decision: Decision, state: ModerationState): boolean =>
  (decisions[decision].from as readonly ModerationState[]).includes(state)

/**
 * How something is said to stand to one viewer: the moderation's and its author's doing in one word. `live` is all
 * that the public reads and counts.
 */
export type Standing = ModerationState | 'withdrawn' | 'erased'

/** The kinds of things that are moderated. */
export const moderatedKinds = ['comment', 'annotation', 'contradiction', 'message'] as const
export type ModeratedKind = (typeof moderatedKinds)[number]
