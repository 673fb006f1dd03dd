import { type ModeratedKind, moderatedKinds } from './states.ts'

/** What the public record lists that is done to things people wrote, in the words it is listed with. */
export const thingActions = {
  approved: 'Approved',
  removed: 'Removed',
  hidden: 'Hidden',
  'called-spam': 'Marked as spam',
  reinstated: 'Restored',
  'edit-refused': 'Edit refused',
  'appeal-upheld': 'Appeal: the decision stands',
  'appeal-overturned': 'Appeal: the decision was wrong',
  'decision-undone': 'Decision undone',
  erased: 'Erased',
} as const
export type ThingAction = keyof typeof thingActions

/** And else to words, threads and people. */
const otherActions: Record<string, string> = {
  'comment.redacted': 'Words redacted',
  'annotation.redacted': 'Words redacted',
  'contradiction.redacted': 'Words redacted',
  'message.redacted': 'Words redacted',
  'session.redacted': 'Words redacted',
  'contradiction.confirmed': 'Contradiction confirmed',
  'contradiction.unconfirmed': 'No longer confirmed',
  'contradiction.renewed': 'Contradiction renewed',
  'thread.locked': 'Thread closed',
  'thread.unlocked': 'Thread opened again',
  'thread.merged': 'Thread merged',
  'thread.parted': 'Branches moved',
  'thread.move-undone': 'Move undone',
  'comment.featured': 'Featured',
  'comment.unfeatured': 'No longer featured',
  'person.suspended': 'Suspended for a time',
  'person.banned': 'Account closed',
  'suspension.lifted': 'Suspension lifted',
  'ban.lifted': 'Account opened again',
  'guest.banned': 'Guest banned',
  'guest-ban.lifted': 'Ban of a guest lifted',
}

const labels = new Map<string, string>([
  ...moderatedKinds.flatMap((kind: ModeratedKind) =>
    Object.entries(thingActions).map(([action, label]): [string, string] => [`${kind}.${action}`, label]),
  ),
  ...Object.entries(otherActions),
])

/** Whether the public record lists an action, as records name it: `comment.removed`. */
export const isPublicAction = (action: string): boolean => labels.has(action)

/** The words it is listed with. */
export const labelOf = (action: string): string => labels.get(action) ?? action

/** The labels that the list can be narrowed to. */
export const actionLabels: readonly string[] = [...new Set(labels.values())]

export const actionsLabelled = (label: string): string[] =>
  [...labels].flatMap(([action, each]) => (each === label ? [action] : []))

/** One line of the public record. What moderators see besides is null for everybody else. */
export type RecordLine = {
  id: string
  at: string
  action: string
  /** What it was done to: 'comment', 'annotation', 'thread', 'person'. */
  what: string
  /** Where it stands, if everybody may see it there. */
  href: string | null
  rule: string | null
  reason: string | null
  /** Until when it holds, of suspensions. */
  until: string | null
  /** True where a sole moderator judged what was their own. */
  sole: boolean
  moderators: { by: string; note: string | null; batch: string | null } | null
}
