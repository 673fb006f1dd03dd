import type { Role, ViewerRight, Warning } from './views.ts'

/** The account behind a request or a socket event, as every rule gets it. `id` is null for a guest. */
export type Actor = {
  id: string | null
  name: string | null
  role: Role
  /** True until one of the account's comments was approved: the first one is held. */
  newcomer?: boolean
  /** The guest that this browser posted as, or whose e-mailed link it opened. */
  guest?: string
  /** Until when the account may only read; its role is `reader` as long. ISO date. */
  suspendedUntil?: string
  /** A moderator's warning that it has not acknowledged: until then it writes nothing. */
  warning?: Warning
}

/** How the owner of something is written down: an account's id, or a guest's behind `guest:`. Null: nobody. */
export const ownerKey = (actor: Actor): string | null =>
  actor.id ?? (actor.guest === undefined ? null : `guest:${actor.guest}`)

export const guest: Actor = { id: null, name: null, role: 'guest' }

export const isModerator = (actor: Actor) => actor.role === 'moderator' || actor.role === 'admin'

/** What an account may begin anywhere; one table for all features. */
const begins: Record<Role, ViewerRight[]> = {
  guest: ['comment', 'flag'],
  reader: [],
  member: ['comment', 'flag', 'react', 'annotate', 'propose', 'post'],
  moderator: ['comment', 'flag', 'react', 'annotate', 'propose', 'post', 'import', 'moderate'],
  admin: [
    'comment',
    'flag',
    'react',
    'annotate',
    'propose',
    'post',
    'import',
    'moderate',
    'appoint',
    'govern',
  ],
}

export const mayBegin = (actor: Actor): ViewerRight[] => begins[actor.role]
export const canBegin = (actor: Actor, right: ViewerRight) => begins[actor.role].includes(right)
