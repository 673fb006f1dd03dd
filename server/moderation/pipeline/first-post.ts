import { isSaid } from '../moderation.rules.ts'
import type { Phase } from './phase.ts'

/** What somebody says of whom nothing was approved yet waits: of an account, or of a guest's e-mail address. */
export const firstPost: Phase = {
  name: 'first-post',
  look({ author, submission: { kind } }) {
    if (!isSaid(kind) || (author !== 'newcomer' && author !== 'guest')) return null
    return {
      verdict: 'held',
      detail: `The first ${kind} by this ${author === 'guest' ? 'guest' : 'person'}.`,
    }
  },
}
