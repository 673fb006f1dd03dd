import { type Found, foundIn } from './found.ts'
import { isNoName } from './no-names.ts'
import { isAfterRelation, isRelation, nameAt } from './people.ts'
import type { Token } from './tokens.ts'

/** How many tokens before the school's name the child may be spoken of, within the sentence. */
const near = 12

const schools = new Set(
  'school primary academy college infant infants junior juniors nursery grammar high secondary comprehensive prep'.split(
    ' ',
  ),
)
const noSchools = new Set(
  'hospital church ward road street lane hospice cathedral square court day'.split(' '),
)
const attending = new Set('attends attended goes went started starts joined joins left pupil at'.split(' '))

/** A child together with the name of a school: `my daughter goes to Oakfield Primary`, `Amy attends St Anne’s`. */
export function findNamesWithSchools(text: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (let at = 0; at < tokens.length; at++) {
    const end = schoolFrom(tokens, at)
    if (end === null) continue
    const child = childBefore(tokens, at)
    const [first, last] = [tokens[child ?? at], tokens[end]]
    if (child !== null && first && last) found.push(foundIn(text, 'name-and-school', first.start, last.end))
    at = end
  }
  return found
}

/** The name of a school that begins here: where it ends. `The Primary School` names none. */
function schoolFrom(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  if (!token?.capital) return null
  if (token.lower === 'st') return saintFrom(tokens, at)
  if (schools.has(token.lower) || (isNoName(token.lower) && !tokens[at + 1]?.capital)) return null
  let end: number | null = null
  for (let next = at + 1; next <= at + 4 && tokens[next]?.capital; next++)
    if (schools.has(tokens[next]?.lower ?? '')) end = next
  const isNamed = tokens.slice(at, end ?? at).some(({ lower }) => !isGeneral(lower))
  return isNamed ? end : null
}

const general = new Set(
  `free state private public local special independent sunday every most many our their his her the a each no old new
  church catholic primary secondary home summer english`.match(/\S+/g),
)
const isGeneral = (lower: string) => general.has(lower) || schools.has(lower)

/** `St Anne's`, with or without what kind of school it is. */
function saintFrom(tokens: readonly Token[], at: number): number | null {
  const name = tokens[at + 1]?.text === '.' ? at + 2 : at + 1
  const saint = tokens[name]
  const after = tokens[name + 1]
  if (!saint?.capital || noSchools.has(after?.lower ?? '')) return null
  if (after?.capital && schools.has(after.lower)) return name + 1
  return /'s$/.test(saint.lower) ? name : null
}

/**
 * Where the child is spoken of before the school, in the same sentence: `my son` or `our daughter`, `her son Tom`, or
 * a name followed by a word for going there.
 */
function childBefore(tokens: readonly Token[], school: number): number | null {
  const sentence = tokens[school]?.sentence
  for (let at = school - 1; at >= 0 && at >= school - near; at--) {
    if (tokens[at]?.sentence !== sentence) return null
    const isOurs =
      /^(my|our)$/.test(tokens[at - 1]?.lower ?? '') || /^(my|our)$/.test(tokens[at - 2]?.lower ?? '')
    if (isRelation(tokens[at]) && isOurs) return at - 1
    if (nameAt(tokens, at) === null) continue
    if (isAfterRelation(tokens, at)) return at
    const goesThere = tokens.slice(at + 1, at + 5).some(({ lower }) => attending.has(lower) && lower !== 'at')
    const isThere = /^(is|was)$/.test(tokens[at + 1]?.lower ?? '') && tokens[at + 2]?.lower === 'at'
    if (nameAt(tokens, at) === 'sure' && (goesThere || isThere)) return at
  }
  return null
}
