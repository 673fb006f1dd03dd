/** A word, a number or a mark of punctuation, with what is looked at in all of them. */
export type Token = {
  text: string
  lower: string
  kind: 'word' | 'number' | 'mark'
  start: number
  end: number
  /** True of a word that begins with a capital and goes on in small letters. */
  capital: boolean
  /** True of the first word of a sentence or line, which has its capital from there. */
  opens: boolean
  /** Counts sentences. */
  sentence: number
}

const pieces = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+|[^\s\p{L}\p{M}\p{N}]/gu
const isCapital = /^\p{Lu}[\p{L}\p{M}'’]*\p{Ll}/u
/** Abbreviations whose full stop ends no sentence. */
const abbreviations = new Set(['st', 'mr', 'mrs', 'ms', 'dr', 'no', 'para', 'p', 'pp', 'e', 'i', 'eg', 'ie'])

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let opens = true
  let sentence = 0
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    const before = tokens.at(-1)
    if (before && text.slice(before.end, index).includes('\n') && !opens) {
      opens = true
      sentence++
    }
    const kind = /^[\p{L}\p{M}]/u.test(piece) ? 'word' : /^\p{N}/u.test(piece) ? 'number' : 'mark'
    tokens.push({
      text: piece,
      lower: piece.toLowerCase().replaceAll('’', "'"),
      kind,
      start: index,
      end: index + piece.length,
      capital: kind === 'word' && isCapital.test(piece),
      opens: kind === 'word' && opens,
      sentence,
    })
    if (kind !== 'mark') opens = false
    else if (/[.!?]/.test(piece) && !opens && !abbreviations.has(before?.lower ?? '')) {
      opens = true
      sentence++
    }
  }
  return tokens
}

const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
]

/** A child's age in years that a token says, in digits or as a word; null when it is none. */
export function ageIn(token: Token | undefined): number | null {
  if (!token) return null
  const age = token.kind === 'number' ? Number(token.text) : numberWords.indexOf(token.lower)
  return age >= 1 && age <= 17 && token.text.length <= 9 ? age : null
}
