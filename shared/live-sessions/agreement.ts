import type { TextRange } from '../annotations/selectors.ts'

/** What one person marked in one text, in code points. Their ranges may overlap. */
export type Marked = { person: string; ranges: readonly TextRange[] }

/** A stretch of text that the same people marked. */
export type Agreed = TextRange & { by: string[] }

/**
 * Krippendorff's alpha over the characters of a text (nominal data, two values: marked or not; every person looked
 * at every character). 1: all marked the same; 0: what chance alone would give; below 0: less than that. Null where
 * it says nothing: fewer than two people, an empty text, or nothing or everything marked by all.
 * K. Krippendorff, Content Analysis (4th ed.), chapter 12.
 */
export function alpha(length: number, people: readonly Marked[]): number | null {
  const coders = people.length
  if (coders < 2 || length < 1) return null
  let differing = 0
  let ones = 0
  for (const { start, end, by } of agreement(people)) {
    const marked = by.length
    ones += marked * (end - start)
    differing += (marked * (coders - marked) * (end - start)) / (coders - 1)
  }
  const all = length * coders
  const expected = (ones * (all - ones)) / (all - 1)
  return expected === 0 ? null : 1 - differing / expected
}

/** The marked stretches of a text from first to last, each with everybody who marked it, in the order given. */
export function agreement(people: readonly Marked[]): Agreed[] {
  const edges = new Map<number, { begins: string[]; ends: string[] }>()
  const edgeAt = (place: number) => {
    const edge = edges.get(place) ?? { begins: [], ends: [] }
    edges.set(place, edge)
    return edge
  }
  for (const { person, ranges } of people) {
    for (const { start, end } of ranges) {
      if (start >= end) continue
      edgeAt(start).begins.push(person)
      edgeAt(end).ends.push(person)
    }
  }
  const stretches: Agreed[] = []
  /** How many open ranges each person has here: their own may overlap. */
  const open = new Map<string, number>()
  let from = 0
  for (const place of [...edges.keys()].sort((a, b) => a - b)) {
    const by = people.map(({ person }) => person).filter((person) => (open.get(person) ?? 0) > 0)
    if (by.length > 0) add(stretches, { start: from, end: place, by })
    const { begins, ends } = edgeAt(place)
    for (const person of begins) open.set(person, (open.get(person) ?? 0) + 1)
    for (const person of ends) open.set(person, (open.get(person) ?? 0) - 1)
    from = place
  }
  return stretches
}

/** Stretches that meet and have the same people are one. */
function add(stretches: Agreed[], next: Agreed): void {
  const last = stretches.at(-1)
  if (last && last.end === next.start && last.by.join() === next.by.join()) last.end = next.end
  else stretches.push(next)
}
