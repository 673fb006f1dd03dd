import { type Actor, isModerator, ownerKey } from '../../shared/accounts/actor.ts'
import { isPrivate } from '../moderation/standing.ts'
import { canEdit, ownerOf } from '../platform/rules/own-words.ts'

type Annotation = Parameters<typeof canEdit>[1]

/** What somebody keeps to themselves isn't there for others, who are not even told that they may not. */
export const isHiddenFrom = (actor: Actor, annotation: Annotation): boolean =>
  isPrivate(annotation) && (ownerKey(actor) === null || ownerKey(actor) !== ownerOf(annotation))

/** Whose decision it is where a mark goes when its words have changed: its author's, or a moderator's while it is up. */
export const mayDecideOn = (actor: Actor, annotation: Annotation): boolean =>
  canEdit(actor, annotation) ||
  (isModerator(actor) &&
    annotation.withdrawn === null &&
    annotation.erased === null &&
    annotation.moderation.state === 'live')
