import type { Phase } from './phase.ts'

/** The comments of somebody of whom none was approved yet wait: of an account, or of a guest's e-mail address. */
export const firstPost: Phase = {
  name: 'first-post',
  look({ author, submission: { kind } }) {
    if (kind !== 'comment' || (author !== 'newcomer' && author !== 'guest')) return null
    return {
      verdict: 'held',
      detail: `The first comment by this ${author === 'guest' ? 'guest' : 'person'}.`,
    }
  },
}
