import { ageIn, type Token } from './tokens.ts'

const isDash = (token: Token | undefined) => token !== undefined && /^[-‐–—]$/.test(token.text)
const olds = new Set(['old', 'olds'])
const years = new Set(['year', 'years', 'yr', 'yrs'])
/** After `8-year-old`: what makes it a person. Anything else in small letters makes it a thing. */
const persons = new Set(
  `boy girl son daughter child kid twin twins pupil brother sister niece nephew grandson granddaughter who and is was has
  in at with from when but so now called named he she they`.match(/\S+/g),
)
const ranges = new Set(['to', 'and', 'or', '-', '–', '—', '/', '+'])
const isRange = (tokens: readonly Token[], at: number) => {
  const [sign, next] = [tokens[at], tokens[at + 1]]
  if (!sign || !ranges.has(sign.text)) return false
  return (
    sign.text === '+' ||
    next?.kind === 'number' ||
    /^(over|above|under|below|older|younger)$/.test(next?.lower ?? '')
  )
}

/** `8 years old`, `8-year-old`, `eight yrs`: where it ends; null where there is none. */
export function yearsOldFrom(tokens: readonly Token[], at: number): number | null {
  if (ageIn(tokens[at]) === null || isRange(tokens, at - 1)) return null
  let next = at + 1
  if (isDash(tokens[next])) next++
  if (tokens[next]?.lower === 'yo') return next
  if (!years.has(tokens[next]?.lower ?? '')) return null
  next++
  if (isDash(tokens[next])) next++
  if (!olds.has(tokens[next]?.lower ?? '')) return null
  const after = tokens[next + 1]
  const isThing =
    tokens[at + 1]?.kind === 'mark' && after?.kind === 'word' && !after.capital && !persons.has(after.lower)
  return isThing ? null : next
}

/** `aged 8`, `age: eight`; never `aged 5 to 16`, which is the law's. */
function agedFrom(tokens: readonly Token[], at: number): number | null {
  const word = tokens[at]?.lower
  if (word !== 'aged' && word !== 'age') return null
  const next = tokens[at + 1]?.text === ':' || tokens[at + 1]?.lower === 'of' ? at + 2 : at + 1
  return ageIn(tokens[next]) === null || isRange(tokens, next + 1) ? null : next
}

const ends = new Set([
  '.',
  ',',
  ';',
  ')',
  '!',
  '?',
  '—',
  '–',
  'and',
  'but',
  'at',
  'when',
  'who',
  'so',
  'now',
  'goes',
  'attends',
])
/** True where a sentence or a part of it is over, so that a number before was a number and no count of something. */
export const isEnd = (token: Token | undefined): boolean =>
  token === undefined || token.opens || ends.has(token.lower)

const becoming = new Set(['is', 'was', "'s", 'turned', 'turns', 'turning'])
const adverbs = new Set(['just', 'now', 'only', 'nearly', 'almost', 'about'])

/** `is 8.`, `just turned eight,`: where it ends. */
export function isAgeFrom(tokens: readonly Token[], at: number): number | null {
  if (!becoming.has(tokens[at]?.lower ?? '')) return null
  const next = adverbs.has(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1
  return ageIn(tokens[next]) !== null && isEnd(tokens[next + 1]) ? next : null
}

/** `Year 4`, `Y4`, `Reception`: where it ends. */
export function schoolYearFrom(tokens: readonly Token[], at: number): number | null {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token?.text === 'Reception') return at
  const isYear =
    token?.text === 'Year' || token?.text === 'Yr' || (token?.text === 'Y' && next?.start === token.end)
  const year = ageIn(next)
  return isYear && year !== null && year <= 13 ? at + 1 : null
}

/** An age that needs no name beside it to be one. */
export const plainAgeFrom = (tokens: readonly Token[], at: number): number | null =>
  yearsOldFrom(tokens, at) ?? agedFrom(tokens, at) ?? schoolYearFrom(tokens, at)
