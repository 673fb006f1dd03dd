import type { ModeratedKind, Standing } from '../../shared/moderation/states.ts'
import type { SanctionLine } from '../../shared/people/views.ts'

/** How something stands, in a word or two. */
export const standings: Record<Standing, string> = {
  private: 'Only you see it',
  held: 'Awaiting moderation',
  live: 'Published',
  hidden: 'Hidden',
  removed: 'Removed',
  spam: 'Not published',
  withdrawn: 'Withdrawn',
  erased: 'Erased',
}

export const kinds: Record<ModeratedKind, string> = {
  comment: 'Thought',
  annotation: 'Note',
  contradiction: 'Contradiction',
  message: 'Message',
}

export const sanctionNames: Record<SanctionLine['kind'], string> = {
  warning: 'Warning',
  note: 'Note',
  suspension: 'Suspension',
  ban: 'Ban',
}

export const endings: Record<NonNullable<SanctionLine['ended']>, string> = {
  lifted: 'taken back',
  read: 'read and acknowledged',
  over: 'over',
  replaced: 'replaced by a later one',
}
