import { type Actor, isModerator, ownerKey } from '../../../shared/accounts/actor.ts'
import { ownerOf } from '../../platform/rules/own-words.ts'
import type { Moderated } from '../moderated.ts'
import { isPublic } from '../standing.ts'

/** So many distinct trusted people hide something by reporting it, until a moderator has looked at it. */
const enough = 3
/** So many things by a member are public, and have been for so long, before their reports hide anything. */
export const provenThings = 3
export const provenAfterMs = 7 * 24 * 60 * 60 * 1000

/** `proven`: how many things by them are public and older than a week; more than `provenThings` need not be counted. */
export const isTrusted = (actor: Actor, proven: number): boolean =>
  isModerator(actor) || (actor.role === 'member' && actor.newcomer !== true && proven >= provenThings)

type Flagged = Moderated & { creator: { id: string | null; guest?: string | null } }

/** Nobody reports their own words: they can edit or withdraw them. */
export const isOwn = (actor: Actor, thing: Flagged): boolean =>
  ownerKey(actor) !== null && ownerKey(actor) === ownerOf(thing)

/** What everybody reads may be reported by anybody else. */
export const canFlag = (actor: Actor, thing: Flagged): boolean => isPublic(thing) && !isOwn(actor, thing)

/** Whether reports hide a wording. One that a moderator approved is immune. */
export const hides = (thing: Moderated, wording: number, trustedPeople: number): boolean =>
  isPublic(thing) && thing.moderation.approvedWording !== wording && trustedPeople >= enough
