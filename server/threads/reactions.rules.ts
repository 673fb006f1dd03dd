import { type Actor, canBegin, ownerKey } from '../../shared/accounts/actor.ts'
import type { Moderated } from '../moderation/moderated.ts'
import { isPublic } from '../moderation/standing.ts'
import { ownerOf } from '../platform/rules/own-words.ts'

type Reactable = Moderated & Parameters<typeof ownerOf>[0]

/** People with an account react to what everybody reads and others wrote. */
export const canReact = (actor: Actor, comment: Reactable): boolean =>
  actor.id !== null && canBegin(actor, 'react') && isPublic(comment) && ownerOf(comment) !== ownerKey(actor)
