/** Two stretches of tokens to compare: from which token to which, the ends not included. */
export type Gap = { beforeStart: number; beforeEnd: number; afterStart: number; afterEnd: number }

/** Told of tokens that stay: `length` of them from these two on. Called in ascending order. */
export type Keep = (before: number, after: number, length: number) => void

/** A place that a search has reached: after d changes, the number i of its row, x and y tokens on. */
type Reached = { d: number; i: number; x: number; y: number }

/** How many changes one search may hold before it settles for the way that has come furthest. */
const mostChanges = 1_000

/** How many steps all searches of one difference may take, some 0.2 s; what is left then counts as rewritten. */
const mostSteps = 15_000_000

/**
 * Makes the function that compares stretches of two texts by their tokens' hashes, with Eugene Myers' greedy
 * algorithm ("An O(ND) difference algorithm and its variations", 1986): the fewest removals and additions
 * that lead from the one to the other, or nearly so where there are more than `mostChanges`.
 */
export function gapComparer(before: Int32Array, after: Int32Array): (gap: Gap, keep: Keep) => void {
  let steps = 0
  return (gap, keep) => {
    let { beforeStart, afterStart } = gap
    while (beforeStart < gap.beforeEnd && afterStart < gap.afterEnd && steps < mostSteps) {
      const { rows, reached } = search(before, after, { ...gap, beforeStart, afterStart })
      for (const { x, y, length } of kept(rows, reached)) keep(beforeStart + x, afterStart + y, length)
      beforeStart += reached.x
      afterStart += reached.y
      steps += rows.length ** 2 / 2
    }
  }
}

/** Row d holds, for each diagonal k = x - y = 2i - d, the furthest x that d changes lead to. */
function search(before: Int32Array, after: Int32Array, gap: Gap): { rows: Int32Array[]; reached: Reached } {
  const width = gap.beforeEnd - gap.beforeStart
  const height = gap.afterEnd - gap.afterStart
  const rows: Int32Array[] = []
  let reached = { d: 0, i: 0, x: 0, y: 0 }
  for (let d = 0; d <= mostChanges; d++) {
    const row = new Int32Array(d + 1)
    const above = rows[d - 1]
    rows.push(row)
    for (let i = 0; i <= d; i++) {
      let x = above ? entry(above, i) : 0
      let y = x - (2 * i - d)
      while (x < width && y < height && before[gap.beforeStart + x] === after[gap.afterStart + y]) {
        x++
        y++
      }
      row[i] = x
      if (x > width || y > height) continue
      if (x + y > reached.x + reached.y) reached = { d, i, x, y }
      if (x === width && y === height) return { rows, reached }
    }
  }
  return { rows, reached }
}

/** Whether the way furthest on diagonal i comes by adding (from above[i]) or by removing (from above[i - 1]). */
function comesByAdding(above: Int32Array, i: number): boolean {
  if (i === 0 || i === above.length) return i === 0
  return (above[i - 1] as number) < (above[i] as number)
}

/** The x at which that way comes to diagonal i. */
function entry(above: Int32Array, i: number): number {
  return comesByAdding(above, i) ? (above[i] as number) : (above[i - 1] as number) + 1
}

/** The runs that stay on the way to where a search came, in ascending order. */
function kept(rows: Int32Array[], reached: Reached): { x: number; y: number; length: number }[] {
  const runs: { x: number; y: number; length: number }[] = []
  let { d, i, x } = reached
  for (;;) {
    const above = rows[d - 1]
    const start = above ? entry(above, i) : 0
    if (x > start) runs.push({ x: start, y: start - (2 * i - d), length: x - start })
    if (!above) return runs.reverse()
    if (!comesByAdding(above, i)) i--
    d--
    x = above[i] as number
  }
}
