/**
 * A text cut into tokens, the pieces that a difference keeps or changes whole: words, white space, marks.
 * A word is taken with what makes another word of it ('non-compliant' is no 'compliant', '5.5' no '5',
 * 'é' no 'e'), so that a passage never seems unchanged while its word has grown.
 */
export type Tokens = {
  count: number
  /** The UTF-16 offset where each token starts, and the text's length after the last. */
  offsets: Int32Array
  /** 32 bits that stand for the token's characters. Equal tokens have equal hashes; the reverse is all but sure. */
  hashes: Int32Array
  /** How many words stand before each token, and in the whole text after the last. */
  wordsBefore: Int32Array
}

const unknown = 0
const space = 1
const word = 2
const symbols = 3
const single = 4
/** Belongs to whatever stands before it: combining marks, joiners, variation selectors, invisible signs. */
const extension = 5

/** Kinds by UTF-16 unit, found out when first met. */
const kinds = new Uint8Array(0x10000)

/** Cuts a text into tokens; together they are the whole text. */
export function tokensOf(text: string): Tokens {
  const offsets = new Int32Array(text.length + 1)
  const hashes = new Int32Array(text.length)
  const wordsBefore = new Int32Array(text.length + 1)
  let count = 0
  let words = 0
  for (let at = 0; at < text.length; count++) {
    const kind = kindAt(text, at)
    let hash = 0x811c9dc5
    offsets[count] = at
    wordsBefore[count] = words
    do hash = Math.imul(hash ^ text.charCodeAt(at++), 0x01000193)
    while (at < text.length && goesOn(text, at, kind))
    hashes[count] = hash ^ (hash >>> 15)
    if (kind === word) words++
  }
  offsets[count] = text.length
  wordsBefore[count] = words
  return { count, offsets, hashes, wordsBefore }
}

/** How many words there are from one token up to another. */
export function wordsBetween({ wordsBefore }: Tokens, start: number, end: number): number {
  return (wordsBefore[end] as number) - (wordsBefore[start] as number)
}

/** The tokens that are words, from one token up to another. */
export function wordTokens({ wordsBefore }: Tokens, start: number, end: number): Int32Array {
  const found = new Int32Array((wordsBefore[end] as number) - (wordsBefore[start] as number))
  let next = 0
  for (let token = start; next < found.length; token++) {
    if (wordsBefore[token + 1] !== wordsBefore[token]) found[next++] = token
  }
  return found
}

/** Whether the token of a kind that has come up to an offset goes on there. */
function goesOn(text: string, at: number, kind: number): boolean {
  const next = kindAt(text, at)
  if (next === extension) return true
  if (kind !== word) return next === kind && kind !== single
  if (next === word) return true
  if (at + 1 === text.length || kindAt(text, at + 1) !== word) return false
  const joiner = text[at] as string
  if (joiner === '.' || joiner === ',') return isDigit(text, at - 1) && isDigit(text, at + 1)
  return joiner === '-' || joiner === '‑' || joiner === "'" || joiner === '’'
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const known = kinds[code] as number
  if (known !== unknown) return known
  const kind = kindOf(text[at] as string)
  kinds[code] = kind
  return kind
}

function kindOf(unit: string): number {
  if (/[\p{M}\p{Cf}]/u.test(unit)) return extension
  if (/\s/.test(unit)) return space
  // Scripts without spaces: a token each, because nothing shows where their words end.
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(unit)) return single
  if (/[\p{L}\p{N}]/u.test(unit)) return word
  // Surrogates are mostly emoji, several of which may make one; taking a run of them whole cuts none.
  return /[\p{So}\p{Cs}]/u.test(unit) ? symbols : single
}
