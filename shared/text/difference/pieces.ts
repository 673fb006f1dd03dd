import type { Gap } from './gap.ts'
import type { Run } from './runs.ts'
import { type Tokens, wordsBetween, wordTokens } from './tokens.ts'

/** A stretch of tokens of one text and what stands for it in the other; either may be empty if not the same. */
export type Piece = Gap & { same: boolean }

/** As many words replaced by as many are taken to be replaced one by one; more are a new wording. */
const mostWordsInPairs = 4

/** The whole of both texts as pieces, in order: the runs, and what changed between them, word by word. */
export function piecesOf(before: Tokens, after: Tokens, runs: readonly Run[]): Piece[] {
  const pieces: Piece[] = []
  let first = 0
  let second = 0
  const add = (same: boolean, beforeEnd: number, afterEnd: number) => {
    const last = pieces.at(-1)
    if (same && last?.same) {
      last.beforeEnd = beforeEnd
      last.afterEnd = afterEnd
    } else if (first < beforeEnd || second < afterEnd) {
      pieces.push({ same, beforeStart: first, beforeEnd, afterStart: second, afterEnd })
    }
    first = beforeEnd
    second = afterEnd
  }
  const addGap = (beforeEnd: number, afterEnd: number) => {
    const gap = { beforeStart: first, beforeEnd, afterStart: second, afterEnd }
    for (const [word, other] of pairsOf(before, after, gap)) {
      add(areSame(before, after, first, word, second, other), word, other)
      add(before.hashes[word] === after.hashes[other], word + 1, other + 1)
    }
    add(areSame(before, after, first, beforeEnd, second, afterEnd), beforeEnd, afterEnd)
  }
  for (const run of runs) {
    addGap(run.before, run.after)
    add(true, run.before + run.length, run.after + run.length)
  }
  addGap(before.count, after.count)
  return pieces
}

/** The tokens of the words that were replaced one by one, if they were. */
function pairsOf(before: Tokens, after: Tokens, gap: Gap): [number, number][] {
  const count = wordsBetween(before, gap.beforeStart, gap.beforeEnd)
  if (count > mostWordsInPairs || count !== wordsBetween(after, gap.afterStart, gap.afterEnd)) return []
  const words = wordTokens(before, gap.beforeStart, gap.beforeEnd)
  const others = wordTokens(after, gap.afterStart, gap.afterEnd)
  return Array.from(words, (word, i) => [word, others[i] as number])
}

function areSame(
  before: Tokens,
  after: Tokens,
  start: number,
  end: number,
  afterStart: number,
  afterEnd: number,
): boolean {
  if (end - start !== afterEnd - afterStart) return false
  for (let i = 0; i < end - start; i++) {
    if (before.hashes[start + i] !== after.hashes[afterStart + i]) return false
  }
  return true
}
