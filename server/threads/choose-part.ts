import type { Channel } from '../../shared/live/contract.ts'
import {
  blockOf,
  branchIn,
  levels,
  listed,
  standsIn,
  type ThreadPart,
  type ThreadSort,
  wholeThread,
} from '../../shared/threads/parts.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import type { Line, ThreadOutline } from './outline.ts'

/** How much a part holds at most, and how much of one branch: what goes beyond has a page of its own. */
export const partSize = { branches: 40, comments: 60, ofBranch: 40 }

/** Which part of a thread is wanted: given bounds, or as much as one part holds after a key, or up to one. */
export type Wanted = {
  /** The branch whose own page it is; null for the thread. */
  top: Line | null
  sort: ThreadSort
  /** Null: now. */
  asOf: string | null
  also: readonly string[]
  bounds: { from: string | null; to: string | null } | { after: string | null } | { upTo: string }
}

/** A part, the comments in it, how many its branches have in all, and what is featured anywhere in its thread. */
export type Chosen = { part: ThreadPart; lines: Line[]; counted: number; featured: Line[] }

/** What the paths below a comment begin with. */
const underOf = ({ id, depth, path }: Line): string =>
  depth > 0 && depth % (levels - 1) === 0 ? `${id}.` : `${path}.`

/** Chooses a part of a thread. Pure: the same outline and wish give the same part. */
export function choosePart(
  ref: ThreadRef,
  channel: Channel,
  outline: ThreadOutline | undefined,
  wanted: Wanted,
): Chosen {
  const { top, sort } = wanted
  const asOf = wanted.asOf ?? newest(outline)
  const empty = {
    ...wholeThread(ref, channel),
    under: top ? underOf(top) : '',
    sort,
    asOf,
    total: outline?.total ?? 0,
  }
  if (!outline) return { part: empty, lines: [], counted: 0, featured: [] }
  const branches = top ? branchesBelow(outline, top, empty.under) : outline.branches
  const ids = top ? [...branches.keys()].sort() : outline.roots
  const ranked = inOrder(ids, sort, (id) => branches.get(id) ?? [], asOf)
  const { from, to, held } = bounded(ranked, sort, wanted.bounds, (id) => branches.get(id) ?? [])
  const part: ThreadPart = { ...empty, from, to, order: sort === 'replied' ? listed(held, to, asOf) : [] }
  return fill(part, outline, held, branches, wanted.also, top)
}

const newest = (outline: ThreadOutline | undefined): string => {
  let last = ''
  for (const lines of outline?.branches.values() ?? []) {
    const id = lines.at(-1)?.id ?? ''
    if (id > last) last = id
  }
  return last
}

/** The branches below a comment that stand on its own page, by their first comment. */
function branchesBelow(outline: ThreadOutline, top: Line, under: string): Map<string, Line[]> {
  const here = (outline.branches.get(top.root) ?? []).filter(({ path }) => path.startsWith(under))
  return Map.groupBy(here, ({ path }) => branchIn({ under }, path))
}

type Ranked = { id: string; key: string }

/** Branches in the order of the sort, with the keys that bounds are given by. */
function inOrder(
  ids: readonly string[],
  sort: ThreadSort,
  linesOf: (id: string) => readonly Line[],
  asOf: string,
): Ranked[] {
  if (sort === 'oldest') return ids.map((id) => ({ id, key: id }))
  if (sort === 'newest') return ids.toReversed().map((id) => ({ id, key: id }))
  // Whatever became of the replies: an order that others' second thoughts changed would skip and double.
  const count = (id: string) => linesOf(id).filter((line) => line.id <= asOf).length
  const keyOf = (id: string) => `${String(999_999 - count(id)).padStart(6, '0')}${id}`
  return ids.map((id) => ({ id, key: keyOf(id) })).sort((a, b) => (a.key < b.key ? -1 : 1))
}

function bounded(
  ranked: readonly Ranked[],
  sort: ThreadSort,
  bounds: Wanted['bounds'],
  linesOf: (id: string) => readonly Line[],
): { from: string | null; to: string | null; held: string[] } {
  const isAfter = (key: string, bound: string) => (sort === 'newest' ? key < bound : key > bound)
  const held = (first: number, end: number) => ranked.slice(first, end).map(({ id }) => id)
  const indexAfter = (bound: string) => {
    const at = ranked.findIndex(({ key }) => isAfter(key, bound))
    return at < 0 ? ranked.length : at
  }
  if ('from' in bounds) {
    const { from, to } = bounds
    const first = from === null ? 0 : indexAfter(from)
    const end = to === null ? ranked.length : to === '' ? 0 : indexAfter(to)
    return { from, to, held: held(first, Math.max(first, end)) }
  }
  const weigh = (at: number) => Math.min(partSize.ofBranch, linesOf(ranked[at]?.id ?? '').length)
  if ('after' in bounds) {
    const first = bounds.after === null ? 0 : indexAfter(bounds.after)
    let [end, comments] = [first, 0]
    while (end < ranked.length && fits(end - first, comments, weigh(end))) comments += weigh(end++)
    const last = ranked[end - 1]
    return { from: bounds.after, to: end < ranked.length && last ? last.key : null, held: held(first, end) }
  }
  const end = indexAfter(bounds.upTo)
  let [first, comments] = [end, 0]
  while (first > 0 && fits(end - first, comments, weigh(first - 1))) comments += weigh(--first)
  const from = first === 0 ? null : (ranked[first - 1]?.key ?? null)
  const to = end < ranked.length ? (ranked[end - 1]?.key ?? '') : null
  return { from, to, held: held(first, end) }
}

/** At least one branch, then as many as fit. */
const fits = (branches: number, comments: number, more: number): boolean =>
  branches === 0 || (branches < partSize.branches && comments + more <= partSize.comments)

/** The comments of the branches held, and what is left out, counted where it stands. */
function fill(
  part: ThreadPart,
  outline: ThreadOutline,
  held: readonly string[],
  branches: ReadonlyMap<string, Line[]>,
  also: readonly string[],
  top: Line | null,
): Chosen {
  const lines = new Map<string, Line>()
  const cuts: Record<string, string> = {}
  const below: Record<string, number> = {}
  const left: Line[] = []
  let [counted, beyond] = [0, 0]
  for (const branch of held) {
    const all = branches.get(branch) ?? []
    const here = all.filter(
      ({ path }) => path.startsWith(part.under) && (top !== null || blockOf(path) === branch),
    )
    const then = here.filter(({ id }) => id <= part.asOf)
    const cut = then.length > partSize.ofBranch ? then[partSize.ofBranch - 1]?.id : undefined
    if (cut !== undefined) cuts[branch] = cut
    for (const line of here) {
      if (cut !== undefined && line.id > cut) continue
      lines.set(line.id, line)
      if (line.counted) counted++
    }
    if (!top) left.push(...all.filter(({ id }) => !lines.has(id)))
  }
  // On a branch's own page what stands deeper is on yet another, and some of it in parts that are not held.
  if (top) left.push(...(outline.branches.get(top.root) ?? []).filter(({ id }) => !lines.has(id)))
  const cutting = { ...part, cuts }
  for (const line of left) {
    const stands = line.counted ? standsIn(cutting, line) : null
    if (stands === 'rest') beyond++
    if (stands === null || stands === 'rest' || stands === 'held') continue
    below[stands.below] = (below[stands.below] ?? 0) + 1
    counted++
  }
  const complete = { ...cutting, below, rest: top ? beyond : outline.total - counted }
  const own = also.flatMap((id) => {
    const line = findIn(outline, id)
    return line && standsIn(complete, line) !== 'held' ? [line] : []
  })
  for (const line of own) lines.set(line.id, line)
  return {
    part: { ...complete, also: own.map(({ id }) => id).sort() },
    lines: [...lines.values()],
    counted,
    featured: [...outline.featured.values()],
  }
}

function findIn(outline: ThreadOutline, id: string): Line | undefined {
  for (const lines of outline.branches.values()) {
    const found = lines.find((line) => line.id === id)
    if (found) return found
  }
  return undefined
}
