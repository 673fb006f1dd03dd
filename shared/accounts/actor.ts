import type { Role, ViewerRight } from './views.ts'

/** The account behind a request or a socket event, as every rule gets it. `id` is null for a guest. */
export type Actor = { id: string | null; name: string | null; role: Role }

export const guest: Actor = { id: null, name: null, role: 'guest' }

export const isModerator = (actor: Actor) => actor.role === 'moderator' || actor.role === 'admin'

/** What an account may begin anywhere; one table for all features. */
const begins: Record<Role, ViewerRight[]> = {
  guest: [],
  reader: [],
  member: ['comment', 'annotate', 'propose', 'post'],
  moderator: ['comment', 'annotate', 'propose', 'post', 'import'],
  admin: ['comment', 'annotate', 'propose', 'post', 'import', 'appoint'],
}

export const mayBegin = (actor: Actor): ViewerRight[] => begins[actor.role]
export const canBegin = (actor: Actor, right: ViewerRight) => begins[actor.role].includes(right)
