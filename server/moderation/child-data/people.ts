import { yearsOldFrom } from './ages.ts'
import { isGivenName } from './given-names.ts'
import { isNoName } from './no-names.ts'
import type { Token } from './tokens.ts'

const related = new Set(
  `daughter daughters son sons child kid kids girl boy twin twins toddler baby niece nephew grandson granddaughter
  grandchild stepson stepdaughter stepchild brother sister eldest oldest youngest pupil little`.match(/\S+/g),
)
const named = new Set(['called', 'named', 'is', ',', ':', '(', 'one'])

/** `my daughter`, `her youngest`: somebody is spoken of who is, or may be, a child. */
export const isRelation = (token: Token | undefined): boolean =>
  token !== undefined && related.has(token.lower.replace(/'s$/, ''))

/** How sure it is that a token names a person: `sure`, `maybe` for a capital that nothing else explains, or null. */
export function nameAt(tokens: readonly Token[], at: number): 'sure' | 'maybe' | null {
  const token = tokens[at]
  if (!token?.capital || token.text.length < 2) return null
  if (isAfterRelation(tokens, at))
    return isNoName(token.lower) && !isGivenName(token.lower) ? 'maybe' : 'sure'
  if (isNoName(token.lower)) return null
  if (isGivenName(token.lower)) return 'sure'
  // A word that opens a sentence has its capital from there, unless an age in years stands right beside it.
  if (token.opens && (tokens[at + 1]?.text !== ',' || yearsOldFrom(tokens, at + 2) === null)) return null
  return 'maybe'
}

/** `my daughter Amy`, `our eldest is called Amy`: at most three words or marks between. */
export function isAfterRelation(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= at - 4 && before >= 0; before--) {
    const token = tokens[before]
    if (isRelation(token)) return true
    if (!token || !(named.has(token.lower) || token.capital)) return false
  }
  return false
}
