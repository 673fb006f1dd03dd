import type { Phase } from './phase.ts'

const day = 24 * 60 * 60 * 1000
/** Shorter words are said again by honest people: thanks, agreement. Characters. */
const shortest = 25
/** How often the same may be said in a day: a note fits several passages, a comment one thread,
 * a message a talk in which people answer alike. */
const often = { comment: 1, annotation: 3, contradiction: 1, message: 3 }

/** The same words by the same author lately, anywhere. What was withdrawn may be said again elsewhere. */
export const repeat: Phase = {
  name: 'repeat',
  look({ submission: { words, edit, kind }, recent, digest, now }) {
    if (edit || words.trim().length < shortest) return null
    const same = recent.filter((one) => one.digest === digest && now - one.at < day)
    return same.length < often[kind]
      ? null
      : { verdict: 'held', detail: 'The same words by the same author within a day.' }
  },
}
