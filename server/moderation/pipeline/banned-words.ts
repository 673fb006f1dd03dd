import type { Phase } from './phase.ts'

/** Banned words by somebody whom nobody knows are spam; by a known member they wait for a moderator. */
export const bannedWords: Phase = {
  name: 'banned-words',
  look({ lists, readings, author }) {
    const found = lists.banned(readings)
    if (found.length === 0) return null
    const detail = `On the list of banned words: ${found.join(', ')}.`
    return { verdict: author === 'known' ? 'held' : 'spam', detail }
  },
}
