import { type Gap, gapComparer } from './gap.ts'
import { inOrder, type Seed } from './seeds.ts'
import { type Tokens, wordsBetween } from './tokens.ts'

/** Tokens in a row that are the same in both texts: from which token of each, and how many. */
export type Run = { before: number; after: number; length: number }

/** What is left between two texts without the tokens they begin and end with alike. */
export function middleOf(before: Tokens, after: Tokens): Gap {
  const shorter = Math.min(before.count, after.count)
  let start = 0
  while (start < shorter && before.hashes[start] === after.hashes[start]) start++
  let end = 0
  const same = () => before.hashes[before.count - 1 - end] === after.hashes[after.count - 1 - end]
  while (end < shorter - start && same()) end++
  return { beforeStart: start, beforeEnd: before.count - end, afterStart: start, afterEnd: after.count - end }
}

/** The tokens that stay, in order, none touching the next: first from the seeds, then between them. */
export function sameRuns(before: Tokens, after: Tokens, middle: Gap, seeds: readonly Seed[]): Run[] {
  const runs: Run[] = []
  const at = { before: 0, after: 0 }
  const keep = (first: number, second: number, length: number) => {
    const last = runs.at(-1)
    if (last && last.before + last.length === first && last.after + last.length === second)
      last.length += length
    else if (length > 0) runs.push({ before: first, after: second, length })
    at.before = first + length
    at.after = second + length
  }
  const compareGap = gapComparer(before.hashes, after.hashes)
  const compareUpTo = (beforeEnd: number, afterEnd: number) =>
    compareGap({ beforeStart: at.before, beforeEnd, afterStart: at.after, afterEnd }, keep)
  keep(0, 0, middle.beforeStart)
  const same = (first: number, second: number) => before.hashes[first] === after.hashes[second]
  for (const seed of inOrder(seeds)) {
    if (seed.before < at.before || seed.after < at.after) continue
    const run = grow(seed, { ...middle, beforeStart: at.before, afterStart: at.after }, same)
    compareUpTo(run.before, run.after)
    keep(run.before, run.after, run.length)
  }
  compareUpTo(middle.beforeEnd, middle.afterEnd)
  keep(middle.beforeEnd, middle.afterEnd, before.count - middle.beforeEnd)
  return runs
}

/**
 * The rows of words that went elsewhere: seeds outside what stayed, each with what is the same around it and
 * didn't stay either.
 */
export function movedRuns(
  before: Tokens,
  after: Tokens,
  stayed: readonly Gap[],
  seeds: readonly Seed[],
): Gap[] {
  const taken = new Uint8Array(before.count)
  const takenAfter = new Uint8Array(after.count)
  const take = (gap: Gap) => {
    taken.fill(1, gap.beforeStart, gap.beforeEnd)
    takenAfter.fill(1, gap.afterStart, gap.afterEnd)
  }
  const free = (first: number, second: number) => !taken[first] && !takenAfter[second]
  const same = (first: number, second: number) =>
    free(first, second) && before.hashes[first] === after.hashes[second]
  const whole = { beforeStart: 0, beforeEnd: before.count, afterStart: 0, afterEnd: after.count }
  const moved: Gap[] = []
  stayed.forEach(take)
  for (const seed of seeds) {
    if (!same(seed.before, seed.after)) continue
    const run = grow(seed, whole, same)
    const gap = {
      beforeStart: run.before,
      beforeEnd: run.before + run.length,
      afterStart: run.after,
      afterEnd: run.after + run.length,
    }
    moved.push(gap)
    take(gap)
  }
  return moved
}

/** The longest run through a seed within a gap. */
function grow(seed: Seed, gap: Gap, same: (before: number, after: number) => boolean): Run {
  const mostBack = Math.min(seed.before - gap.beforeStart, seed.after - gap.afterStart)
  const mostOn = Math.min(gap.beforeEnd - seed.before, gap.afterEnd - seed.after)
  let back = 0
  while (back < mostBack && same(seed.before - back - 1, seed.after - back - 1)) back++
  let on = 0
  while (on < mostOn && same(seed.before + on, seed.after + on)) on++
  return { before: seed.before - back, after: seed.after - back, length: back + on }
}

/**
 * Leaves out what only happens to be the same in a stretch that was written anew: the space between two
 * replaced words, or a single word ('the') between several on either side.
 */
export function withoutCoincidences(before: Tokens, after: Tokens, runs: readonly Run[]): Run[] {
  return withoutIslands(before, after, withoutIslands(before, after, runs, 0, 1), 1, 4)
}

/** Leaves out runs of at most so many words between at least so many changed ones on either side. */
function withoutIslands(
  before: Tokens,
  after: Tokens,
  runs: readonly Run[],
  mostWords: number,
  leastChanged: number,
): Run[] {
  const changedBetween = (run: Run, next: Run) =>
    Math.max(
      wordsBetween(before, run.before + run.length, next.before),
      wordsBetween(after, run.after + run.length, next.after),
    )
  const kept: Run[] = []
  let last: Run = { before: 0, after: 0, length: 0 }
  runs.forEach((run, i) => {
    const next = runs[i + 1] ?? { before: before.count, after: after.count, length: 0 }
    const changed = Math.min(changedBetween(last, run), changedBetween(run, next))
    const words = wordsBetween(before, run.before, run.before + run.length)
    if (words <= mostWords && changed >= leastChanged) return
    kept.push(run)
    last = run
  })
  return kept
}
