import type { Gap } from './gap.ts'
import { type Tokens, wordTokens } from './tokens.ts'

/** A token of each text where the same row of words begins. */
export type Seed = { before: number; after: number }

/** The rows of words of one text. */
type Rows = {
  /** The token where each row begins, and the row's hash. */
  tokens: Int32Array
  hashes: Int32Array
  /** By the low bits of the hash: the number of the row plus one, 0 for none, `repeated` for several. */
  table: Int32Array
}

const wordsInARow = 4
const repeated = -1

/**
 * Rows of words that occur once in each stretch, in the order of the first. Rows that only share a slot of
 * the table count as repeated too; that loses some of many seeds and keeps it to one pass over each text.
 */
export function seedsOf(before: Tokens, after: Tokens, gap: Gap): Seed[] {
  const longest = Math.max(gap.beforeEnd - gap.beforeStart, gap.afterEnd - gap.afterStart, wordsInARow)
  const size = 2 ** Math.ceil(Math.log2(longest * 4))
  const rows = rowsOf(before, gap.beforeStart, gap.beforeEnd, size)
  const others = rowsOf(after, gap.afterStart, gap.afterEnd, size)
  const seeds: Seed[] = []
  for (let i = 0; i < rows.tokens.length; i++) {
    const hash = rows.hashes[i] as number
    const slot = hash & (size - 1)
    const other = (others.table[slot] as number) - 1
    if (rows.table[slot] !== i + 1 || other < 0 || others.hashes[other] !== hash) continue
    seeds.push({ before: rows.tokens[i] as number, after: others.tokens[other] as number })
  }
  return seeds
}

function rowsOf(tokens: Tokens, start: number, end: number, size: number): Rows {
  const words = wordTokens(tokens, start, end)
  const count = Math.max(0, words.length - wordsInARow + 1)
  const hashes = new Int32Array(count)
  const table = new Int32Array(size)
  for (let row = 0; row < count; row++) {
    let hash = 0
    for (let i = 0; i < wordsInARow; i++) {
      hash = Math.imul(hash, 0x9e3779b1) + (tokens.hashes[words[row + i] as number] as number)
    }
    hash ^= hash >>> 15
    hashes[row] = hash
    const slot = hash & (size - 1)
    table[slot] = table[slot] === 0 ? row + 1 : repeated
  }
  return { tokens: words.subarray(0, count), hashes, table }
}

/** The most seeds that stand in the same order in both texts (patience: the longest increasing run). */
export function inOrder(seeds: readonly Seed[]): Seed[] {
  // lasts[n] is the seed with the earliest place in the second text that ends a run of n + 1 seeds.
  const lasts: number[] = []
  const previous = new Int32Array(seeds.length)
  const place = (seed: number | undefined) => (seeds[seed as number] as Seed).after
  for (let seed = 0; seed < seeds.length; seed++) {
    let low = 0
    let high = lasts.length
    // Nearly all go at the end.
    if (high > 0 && place(lasts[high - 1]) < place(seed)) low = high
    while (low < high) {
      const middle = (low + high) >>> 1
      if (place(lasts[middle]) < place(seed)) low = middle + 1
      else high = middle
    }
    previous[seed] = lasts[low - 1] ?? -1
    lasts[low] = seed
  }
  const run: Seed[] = []
  for (let seed = lasts.at(-1) ?? -1; seed >= 0; seed = previous[seed] as number)
    run.push(seeds[seed] as Seed)
  return run.reverse()
}
