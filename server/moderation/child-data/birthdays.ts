import { type Found, foundIn } from './found.ts'
import type { Token } from './tokens.ts'

/** `DOB` or `date of birth`, and a number soon after. */
export function findBirthdays(text: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (const [at, { lower, start }] of tokens.entries()) {
    const isPhrase = lower === 'date' && tokens[at + 1]?.lower === 'of' && tokens[at + 2]?.lower === 'birth'
    if (lower !== 'dob' && !isPhrase) continue
    const after = tokens.slice(at + 1, at + 7)
    const number = after.find(({ kind }) => kind === 'number')
    const last = tokens.slice(at, at + 12).findLast(({ kind }) => kind === 'number')
    if (number && last) found.push(foundIn(text, 'date-of-birth', start, last.end))
  }
  return found
}
