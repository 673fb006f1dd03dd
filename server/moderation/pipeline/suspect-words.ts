import type { Phase } from './phase.ts'

/** Words that are often meant badly, though not always: a moderator reads them first. */
export const suspectWords: Phase = {
  name: 'suspect-words',
  look({ lists, readings }) {
    const found = lists.suspect(readings)
    if (found.length === 0) return null
    return { verdict: 'held', detail: `On the list of suspect words: ${found.join(', ')}.` }
  },
}
