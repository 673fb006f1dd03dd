import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import { houseRules } from '../../shared/moderation/house-rules.ts'
import type { ModerationState, Standing } from '../../shared/moderation/states.ts'
import type { VerdictView } from '../../shared/moderation/views.ts'
import type { Audience } from '../platform/data/entities.ts'
import { isRestorable } from '../platform/rules/own-words.ts'
import type { Cover, Moderated } from './moderated.ts'

/**
 * How something stands to an audience: the one place that says who may see what (docs/moderation.md has the table).
 * `there`: whether it is shown at all, be it as a tombstone. `words`: whether its words may be read.
 */
export type Shown = { standing: Standing; there: boolean; words: boolean }

export function shownTo(
  { moderation, withdrawn, erased, covered }: Moderated,
  audience: Audience,
  now: Date,
): Shown {
  const { state } = moderation
  const insider = audience.own || (audience.moderator && state !== 'private')
  if (covered && !insider) return { standing: state, there: false, words: false }
  if (erased !== null) return { standing: 'erased', there: wasPublic(state) || insider, words: false }
  if (!insider && !wasPublic(state)) return { standing: state, there: false, words: false }
  if (withdrawn !== null) {
    // Who takes back what moderators took away changes nothing for everybody else: the tombstone names the rule still.
    if (!insider && state === 'removed') return { standing: 'removed', there: true, words: false }
    const words =
      (audience.own && isRestorable(withdrawn, now)) || (audience.moderator && state !== 'private')
    return { standing: 'withdrawn', there: true, words }
  }
  return { standing: state, there: true, words: state === 'live' || insider }
}

/** What is private, held or spam never reached the public, and leaves nothing behind for it. */
const neverPublic: readonly ModerationState[] = ['private', 'held', 'spam']
const wasPublic = (state: ModerationState) => !neverPublic.includes(state)

/** What its author keeps to themselves: for everybody else, moderators too, there is no such thing. */
export const isPrivate = ({ moderation }: Pick<Moderated, 'moderation'>): boolean =>
  moderation.state === 'private'

/** True of what everybody reads, and of nothing else: this is what is counted. */
export const isPublic = ({ moderation, withdrawn, erased, covered }: Moderated): boolean =>
  moderation.state === 'live' && withdrawn === null && erased === null && !covered

/** Who may not see what hangs below something, as `covered` keeps it; null where everybody may. */
export function coverOf(carrier: Moderated): Cover | null {
  if (isPublic(carrier)) return null
  const { words } = shownTo(carrier, { moderator: true, own: false }, new Date())
  return words && carrier.withdrawn === null ? 'for-moderators' : 'for-nobody'
}

/** The same for a query. */
export const publicOnly = {
  'moderation.state': 'live',
  withdrawn: null,
  erased: null,
  covered: null,
} as const

/**
 * What is there for an actor, for a query that reads only so many: what others have waiting, or called spam, must not
 * take the place of what is to be read.
 */
export function thereFor(actor: Actor): object {
  const own = actor.id === null ? [] : [{ 'creator.id': actor.id }]
  const never = isModerator(actor) ? ['private'] : neverPublic
  return { $or: [{ 'moderation.state': { $nin: never } }, ...own] }
}

/** By how much a change moves the public count. */
export const countedBy = (before: Moderated | null, after: Moderated): number =>
  Number(isPublic(after)) - Number(before !== null && isPublic(before))

/** The decision that stands against something, as its audience may know it. */
export function toVerdict({ moderation }: Moderated, audience: Audience): VerdictView | null {
  const { state, verdict } = moderation
  if (!verdict || state === 'live' || state === 'held') return null
  const message = audience.own || audience.moderator ? verdict.message : null
  const { rule } = verdict
  return { rule, ruleTitle: rule && houseRules[rule].title, message, at: verdict.at.toISOString() }
}
