import type { ModeratedKind } from '../../../shared/moderation/states.ts'
import { Problem } from '../../platform/http/problem.ts'
import { type Found, sayFound } from '../child-data/found.ts'
import type { Phase } from './phase.ts'

/** The form's field that holds the words. */
const fields: Record<ModeratedKind, string> = {
  comment: 'source',
  annotation: 'note',
  contradiction: 'claim',
  message: 'source',
}

/** What the author is asked: which words, and what may be done. */
const question = (found: readonly Found[]) =>
  `${sayFound(found)} Please leave out what could point to a child or lead to somebody’s door. You may also send it as it is: then a moderator reads it first.`

/** Before anything is decided the author is asked to look at words that point to a child; insisting, they are held. */
export const nudge: Phase = {
  name: 'nudge',
  heededByModerators: true,
  look({ childData, submission: { insists, kind } }) {
    if (childData.length === 0 || insists) return null
    const field = { field: fields[kind], code: 'nudge', message: question(childData) }
    return {
      verdict: 'refused',
      detail: sayFound(childData),
      problem: new Problem('nudge', { fields: [field] }),
    }
  },
}
