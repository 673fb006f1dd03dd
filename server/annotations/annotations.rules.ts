import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import type { AnchorState } from '../../shared/annotations/views.ts'
import { canEdit } from '../platform/rules/own-words.ts'

type Annotation = Parameters<typeof canEdit>[1]

/** Whose decision it is where a mark goes when its words have changed: its author's, or a moderator's while it is up. */
export const mayDecideOn = (actor: Actor, annotation: Annotation): boolean =>
  canEdit(actor, annotation) ||
  (isModerator(actor) &&
    annotation.withdrawn === null &&
    annotation.erased === null &&
    annotation.moderation.state === 'live')

/** A mark that still is on its words stays there. */
export const hasLostWords = ({ anchor }: { anchor: { state: AnchorState } }): boolean =>
  anchor.state === 'changed' || anchor.state === 'orphan'
