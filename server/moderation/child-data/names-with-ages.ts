import { isAgeFrom, isEnd, plainAgeFrom, schoolYearFrom, yearsOldFrom } from './ages.ts'
import { type Found, foundIn } from './found.ts'
import { isAfterRelation, nameAt } from './people.ts'
import { ageIn, type Token } from './tokens.ts'

/** How many tokens after a child's name, and before it, an age still is the child's. */
const after = 25
const before = 10

/** Names beside ages: `Amy, 8,`, `my son Tom, who is in Year 4`, `8-year-old Amy`. */
export function findNamesWithAges(text: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  let next = 0
  for (const [at, token] of tokens.entries()) {
    const name = at < next ? null : nameAt(tokens, at)
    if (name === null) continue
    const isChild = isAfterRelation(tokens, at)
    const isSure = name === 'sure'
    const to =
      besideName(tokens, at, isSure) ??
      (isSure ? looselyBeside(tokens, at) : null) ??
      (isChild ? furtherOn(tokens, at) : null)
    const from = beforeName(tokens, at, isSure) ?? (isChild ? earlier(tokens, at) : null)
    if (to === null && from === null) continue
    const start = tokens[from ?? at]?.start ?? token.start
    found.push(foundIn(text, 'name-and-age', start, tokens[to ?? at]?.end ?? token.end))
    next = (to ?? at) + 1
  }
  return found
}

/** What can only be an age, right after the name. */
function besideName(tokens: readonly Token[], at: number, isSure: boolean): number | null {
  const isParted = /^[,(]$/.test(tokens[at + 1]?.text ?? '')
  const next = isParted ? at + 2 : at + 1
  const plain = plainAgeFrom(tokens, next)
  // `Derby Year 9` is no child; `Amy, Year 9` is.
  if (plain !== null && (isSure || schoolYearFrom(tokens, next) === null)) return plain
  if (!isParted || ageIn(tokens[next]) === null) return null
  const close = tokens[next + 1]
  if (tokens[at + 1]?.text === '(') return isSure && close?.text === ')' ? next : null
  // `Sections Alpha, 8, 9 and 10` counts; `Amy, 8, and` tells an age.
  if (close?.text === ',') return ageIn(tokens[next + 2]) === null ? next : null
  const goesOn =
    close?.kind === 'word' && /^(at|who|goes|attends|has|is|was|in|and)$/.test(close.lower) && !close.opens
  return goesOn && close.lower !== 'and' ? next : isSure && isEnd(close) ? next : null
}

const fillers = new Set(
  `, ( who is was in now just and has had starts started starting going goes into currently only still`.match(
    /\S+/g,
  ),
)

/** `Amy is 8.`, `Amy, who has just turned eight`, `Amy is now in Year 4`: a few words between. */
function looselyBeside(tokens: readonly Token[], at: number): number | null {
  for (let next = at + 1; next <= at + 6 && next < tokens.length; next++) {
    const age = isAgeFrom(tokens, next) ?? plainAgeFrom(tokens, next)
    if (age !== null) return age
    if (!fillers.has(tokens[next]?.lower ?? '')) return null
  }
  return null
}

/** After `my daughter Amy`: an age anywhere in the next words. */
function furtherOn(tokens: readonly Token[], at: number): number | null {
  for (let next = at + 1; next <= at + after && next < tokens.length; next++) {
    const age = isAgeFrom(tokens, next) ?? plainAgeFrom(tokens, next)
    if (age !== null) return age
  }
  return null
}

/** `8-year-old Amy`; with a comma only before what is surely a name. */
function beforeName(tokens: readonly Token[], at: number, isSure: boolean): number | null {
  const end = tokens[at - 1]?.text === ',' && isSure ? at - 2 : at - 1
  for (let from = end - 4; from < end; from++)
    if (from >= 0 && yearsOldFrom(tokens, from) === end) return from
  return null
}

/** `My 8-year-old daughter is called Amy`. */
function earlier(tokens: readonly Token[], at: number): number | null {
  for (let from = Math.max(0, at - before); from < at; from++) {
    const end = plainAgeFrom(tokens, from)
    if (end !== null && end < at) return from
  }
  return null
}
