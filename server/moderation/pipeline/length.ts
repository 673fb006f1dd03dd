import type { Considered, Phase } from './phase.ts'

/** Characters. */
const veryLong = { known: 8_000, others: 4_000 }
/** Fewer letters than these are no shouting, however large they are. */
const fewestShouted = 30
const mostCapitals = 0.7

/** Very long words, words in capitals, and comments without a word. */
export const length: Phase = {
  name: 'length',
  look(considered) {
    const problem = isVeryLong(considered) ?? isEmpty(considered) ?? isShouted(considered)
    return problem === null ? null : { verdict: 'held', detail: problem }
  },
}

function isVeryLong({ author, submission: { words } }: Considered): string | null {
  const most = author === 'known' ? veryLong.known : veryLong.others
  return words.length > most ? `Very long: ${words.length.toLocaleString('en-GB')} characters.` : null
}

/** A highlight needs no words; a comment does. */
function isEmpty({ submission: { words, kind } }: Considered): string | null {
  return kind === 'annotation' || /[\p{L}\p{N}]/u.test(words) ? null : 'No words in it.'
}

function isShouted({ submission: { words } }: Considered): string | null {
  const capitals = words.match(/\p{Lu}/gu)?.length ?? 0
  const small = words.match(/\p{Ll}/gu)?.length ?? 0
  const letters = capitals + small
  return letters >= fewestShouted && capitals > letters * mostCapitals ? 'Nearly all in capitals.' : null
}
