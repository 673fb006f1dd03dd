import { foldedWords } from './fold.ts'

/** The folded words of an entry; `stem` where a `*` says that more letters may follow. */
export type Phrase = { word: string; stem: boolean }[]

/** The longest phrase, in words. */
export const mostWords = 8
/** The shortest beginning of a word, in letters: shorter ones would find half the language. */
const shortestStem = 3

/** An entry as it is looked for; null where there is nothing to look for, or far too much. */
export function phraseOf(pattern: string): Phrase | null {
  const phrase = piecesOf(pattern).flatMap(({ words, stem }) => ({ word: words.join(''), stem }))
  const isTooShort = ({ word, stem }: Phrase[number]) => stem && word.length < shortestStem
  if (phrase.length === 0 || phrase.length > mostWords || phrase.some(isTooShort)) return null
  return phrase.length === 1 && (phrase[0]?.word.length ?? 0) < 2 ? null : phrase
}

/** The same with what stands inside its words parting them: `well-known` is looked for as `well known` too. */
const partedPhraseOf = (pattern: string): Phrase =>
  piecesOf(pattern).flatMap(({ words, stem }) =>
    words.map((word, at) => ({ word, stem: stem && at === words.length - 1 && word.length >= shortestStem })),
  )

/** What stands between white space, folded; `stem` where it ends in `*`. */
function piecesOf(pattern: string): { words: string[]; stem: boolean }[] {
  const given = pattern
    .split(/\s+/)
    .map((piece) => ({ words: foldedWords(piece), stem: piece.endsWith('*') }))
  return given.filter(({ words }) => words.length > 0)
}

/** How an entry is told from others: two that find the same are one. */
export const keyOfPhrase = (phrase: Phrase): string =>
  phrase.map(({ word, stem }) => (stem ? `${word}*` : word)).join(' ')

type Node = {
  words: Map<string, Node>
  stems: Map<string, Node>
  longestStem: number
  /** The entry that ends here. */
  pattern: string | null
}
const newNode = (): Node => ({ words: new Map(), stems: new Map(), longestStem: 0, pattern: null })

/** Finds entries in a text, given all ways in which it may be read: in the order of the text, none twice. */
export type Matcher = (readings: readonly string[][]) => string[]

/** More than these say nothing more. */
const mostFound = 5

/**
 * All entries in one tree of words. A text is gone through once per reading, with the branches that its last words
 * have begun; there are never more of those than the tree is deep and its stems are nested, so the time taken grows
 * with the length of the text and no faster, whatever stands in it.
 */
export function makeMatcher(patterns: readonly string[]): Matcher {
  const root = newNode()
  for (const pattern of patterns) {
    const phrase = phraseOf(pattern)
    if (phrase) for (const way of [phrase, partedPhraseOf(pattern)]) plant(root, way, pattern)
  }
  if (root.words.size === 0 && root.stems.size === 0) return () => []
  return (readings) => {
    const found = new Set<string>()
    for (const words of readings) {
      walk(root, words, found)
      if (found.size >= mostFound) break
    }
    return [...found].slice(0, mostFound)
  }
}

function plant(root: Node, phrase: Phrase, pattern: string): void {
  let node = root
  for (const { word, stem } of phrase) {
    const branches = stem ? node.stems : node.words
    if (stem) node.longestStem = Math.max(node.longestStem, word.length)
    let next = branches.get(word)
    if (!next) {
      next = newNode()
      branches.set(word, next)
    }
    node = next
  }
  if (node !== root) node.pattern ??= pattern
}

function walk(root: Node, words: readonly string[], found: Set<string>): void {
  let begun: Node[] = []
  for (const word of words) {
    const reached = [root, ...begun].flatMap((node) => branchesOf(node, word))
    for (const { pattern } of reached) if (pattern !== null) found.add(pattern)
    if (found.size >= mostFound) return
    begun = reached.filter(({ words: more, stems }) => more.size > 0 || stems.size > 0)
  }
}

function branchesOf({ words, stems, longestStem }: Node, word: string): Node[] {
  const exact = words.get(word)
  const reached = exact ? [exact] : []
  const longest = Math.min(longestStem, word.length)
  for (let length = shortestStem; length <= longest; length++) {
    const stem = stems.get(word.slice(0, length))
    if (stem) reached.push(stem)
  }
  return reached
}
