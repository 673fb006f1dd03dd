import type { TextRange } from '../../../shared/annotations/selectors.ts'

/** How many tints lie over each other at most: from there on it doesn't get darker. */
export const depths = 3

/** For spans in order of their start: each to the first depth, from 1, that is free from there on, or the last. */
export function sweep(): (span: TextRange) => number {
  const ends = Array.from({ length: depths }, () => 0)
  return ({ start, end }) => {
    let depth = 1
    while (depth < depths && (ends[depth - 1] as number) > start) depth++
    ends[depth - 1] = Math.max(ends[depth - 1] as number, end)
    return depth
  }
}

/** One more among many: to the first depth at which it lies over none. */
export function firstFree(many: readonly { span: TextRange; depth: number }[]): (span: TextRange) => number {
  return ({ start, end }) => {
    const taken = new Set<number>()
    for (const { span, depth } of many) if (span.start < end && start < span.end) taken.add(depth)
    for (let depth = 1; depth < depths; depth++) if (!taken.has(depth)) return depth
    return depths
  }
}
