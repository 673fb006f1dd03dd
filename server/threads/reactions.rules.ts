import { type Actor, canBegin, ownerKey } from '../../shared/accounts/actor.ts'
import { isPublic } from '../moderation/standing.ts'
import { ownerOf } from '../platform/rules/own-words.ts'
import type { CommentRecord } from './comments.model.ts'

/** People with an account react to what everybody reads and others wrote. */
export const canReact = (actor: Actor, comment: CommentRecord): boolean =>
  actor.id !== null && canBegin(actor, 'react') && isPublic(comment) && ownerOf(comment) !== ownerKey(actor)
