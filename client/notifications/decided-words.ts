import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { DecisionTold } from '../../shared/notifications/views.ts'

const own: Record<ModeratedKind, string> = {
  comment: 'Your comment',
  annotation: 'Your note',
  contradiction: 'Your contradiction',
  message: 'Your message',
}

/** What was decided about one's own words; `it` begins with whose they are. */
const did: Record<DecisionTold['what'], (it: string) => string> = {
  approve: (it) => `${it} was approved: everybody can read it`,
  remove: (it) => `${it} was removed`,
  spam: (it) => `${it} was marked as spam and is not published`,
  hide: (it) => `${it} is hidden for now`,
  restore: (it) => `${it} is public again`,
  keep: (it) => `${it} keeps its former wording: the new one was not taken`,
  upheld: () => 'Your appeal was answered: the decision stands',
  overturned: (it) => `Your appeal was answered: ${it.charAt(0).toLowerCase()}${it.slice(1)} is public again`,
  superseded: (it) => `${it} was decided about, and that has changed since`,
}

/** 'Your comment was removed', as its author is told. */
export const sayDecision = ({ of, what }: DecisionTold): string => did[what](own[of])
