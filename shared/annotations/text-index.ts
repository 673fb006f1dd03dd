import { graphemeCutter } from '../text/grapheme-edges.ts'

/** A word of a text, folded, with where it stands in UTF-16 units. */
export type Token = { word: string; start: number; end: number }

/** A text by its words, for finding quotations in it. */
export type TextIndex = {
  text: string
  tokens: Token[]
  tokensOf(words: string): Token[]
  /** The numbers of the tokens that are this word, in order. */
  places(word: string): readonly number[]
  /** Whether an offset lies within a character as people see it. */
  cuts(offset: number): boolean
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu
const none: readonly number[] = []

/** One pass over the text. Words are compared in lower case; what stands between them is not a word. */
export function indexText(text: string): TextIndex {
  const tokens = tokensOf(text)
  const places = new Map<string, number[]>()
  tokens.forEach(({ word }, n) => {
    const known = places.get(word)
    if (known) known.push(n)
    else places.set(word, [n])
  })
  const cutter = graphemeCutter(text)
  return {
    text,
    tokens,
    tokensOf,
    places: (word) => places.get(word) ?? none,
    cuts: (offset) => cutter(offset) !== null,
  }
}

function tokensOf(words: string): Token[] {
  const tokens: Token[] = []
  for (const match of words.matchAll(wordPattern)) {
    tokens.push({ word: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length })
  }
  return tokens
}
