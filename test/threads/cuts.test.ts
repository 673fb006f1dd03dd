import { Types } from 'mongoose'
import { describe, expect, it } from 'vitest'
import { placeUnder } from '../../server/threads/branching.ts'
import { choosePart } from '../../server/threads/choose-part.ts'
import { type Line, ThreadOutline } from '../../server/threads/outline.ts'
import { apply } from '../../shared/live/apply.ts'
import type { LiveEvent } from '../../shared/live/contract.ts'
import { noTables, type PageState } from '../../shared/live/state.ts'
import type { ThreadPart } from '../../shared/threads/parts.ts'
import { randomNumbers } from '../bench/random-numbers.ts'

const ref = { kind: 'digest' as const, id: 'd1' }
const channel = 'digest:d1' as const

type Said = ReturnType<typeof placeUnder> & { _id: Types.ObjectId; live: boolean }
const idOf = ({ _id }: Said) => _id.toHexString()

/** A thread as it is kept, said in the order of its numbers. `parents`: what each answers; -1 begins a branch. */
function talk(parents: readonly number[], silent: ReadonlySet<number> = new Set()): Said[] {
  const said: Said[] = []
  for (const [n, parent] of parents.entries()) {
    const _id = new Types.ObjectId((n + 1).toString(16).padStart(24, '0'))
    said.push({ _id, live: !silent.has(n), ...placeUnder(said[parent] ?? null, _id) })
  }
  return said
}

const toLine = (each: Said): Line => ({
  id: idOf(each),
  parent: each.parent?.toHexString() ?? null,
  root: each.root.toHexString(),
  path: each.path,
  above: each.above ?? [],
  depth: each.depth,
  version: 1,
  thread: ref.id,
  featured: false,
  counted: each.live,
})

/** What a page holds of it: of a thread, or on the page of the comment `top`. */
function partOf(said: readonly Said[], top: Said | null, held?: ThreadPart) {
  const outline = new ThreadOutline(ref)
  const lines = said.map(toLine)
  for (const line of lines) outline.add(line)
  const line = top && (lines.find(({ id }) => id === idOf(top)) ?? null)
  const wanted = held
    ? { sort: held.sort, asOf: held.asOf, bounds: { from: held.from, to: held.to } }
    : { sort: 'oldest' as const, asOf: null, bounds: { after: null } }
  return choosePart(ref, channel, outline, { top: line, also: [], ...wanted })
}

type Held = ReturnType<typeof partOf>

/** What one finds who looks at every comment: each that isn't on the page is below the nearest above it that is. */
function lookedFor(said: readonly Said[], top: Said | null, { part, lines }: Held) {
  const byId = new Map(said.map((each) => [idOf(each), each]))
  const held = new Set(lines.map(({ id }) => id))
  const under = (each: Said) => {
    const above: Said[] = []
    for (let at: Said | undefined = each; at; at = byId.get(at.parent?.toHexString() ?? '')) above.push(at)
    return above
  }
  const below: Record<string, number> = {}
  let rest = 0
  for (const each of said.filter(({ live, _id }) => live && !held.has(_id.toHexString()))) {
    const whole = under(each)
    if (top && (each === top || !whole.includes(top))) continue
    const above = top ? whole.slice(0, whole.indexOf(top)) : whole
    const branch = above.at(-1) as Said
    // All that is left out of a branch that is cut is read from its first comment on.
    const isCut = above.some((one) => !held.has(idOf(one)) && sameBlock(one, branch))
    const at = isCut ? branch : above.find((one) => held.has(idOf(one)))
    if (!held.has(idOf(branch))) rest++
    else if (at) below[idOf(at)] = (below[idOf(at)] ?? 0) + 1
  }
  return { below, rest, cuts: part.cuts }
}

const sameBlock = (one: Said, other: Said) => one.path.slice(0, 24) === other.path.slice(0, 24)

/** The part as a screen has it that held this while others came, or went. */
function heard(held: Held, told: readonly Said[], by: 1 | -1): ThreadPart {
  const toView = (line: Line) => ({
    ...line,
    thread: ref,
    source: null,
    featured: null,
    state: 'live',
    html: '',
  })
  let state = {
    page: { kind: 'digest', digest: ref.id },
    channels: { [channel]: { seq: 0, depth: 'whole', counts: {} } },
    tables: { ...noTables(), comment: Object.fromEntries(held.lines.map((line) => [line.id, toView(line)])) },
    threads: { [ref.id]: held.part },
  } as unknown as PageState
  for (const [n, each] of told.entries()) {
    const line = toLine(each)
    const view = { ...toView(line), ...(by < 0 && { state: 'withdrawn', html: null, version: 2 }) }
    const event = {
      type: 'comment.changed',
      channel,
      seq: n + 1,
      counts: {},
      id: line.id,
      view,
      talk: [{ thread: ref.id, root: line.root, path: line.path, above: line.above, by }],
    }
    state = apply(state, event as unknown as LiveEvent).state
  }
  return state.threads[ref.id] as ThreadPart
}

const counts = ({ below, rest, cuts }: Pick<ThreadPart, 'below' | 'rest' | 'cuts'>) => ({ below, rest, cuts })

/** A comment with 45 answers, and after them a chain of so many: its first levels are cut, what is deeper is on no page. */
function cutAt(depth: number, deeper: number): number[] {
  const parents = [-1, ...Array.from({ length: depth }, (_, n) => n)]
  const branch = parents.length - 1
  parents.push(...Array.from({ length: 45 }, () => branch), branch)
  for (let n = 1; n < deeper; n++) parents.push(parents.length - 1)
  return parents
}

describe('a branch that is cut', () => {
  it.each([
    ['of a thread', 0, null],
    ['on the page of what it answers', 1, 0],
    ['on the page of one at the last level', 5, 4],
  ])('counts what is deeper below what is not on the page: %s', (_name, depth, at) => {
    const said = talk(cutAt(depth, 13))
    const top = at === null ? null : (said[at] as Said)
    const held = partOf(said, top)
    const branch = idOf(said[depth] as Said)
    // 40 are held, the first of the branch among them.
    expect(held.part.below).toEqual({ [branch]: 1 + 45 + 13 - 40 })
    const before = partOf(said.slice(0, -9), top)
    expect(counts(heard(before, said.slice(-9), 1))).toEqual(counts(held.part))
    expect(counts(heard(held, said.slice(-9), -1)).below).toEqual({ [branch]: 1 + 45 + 4 - 40 })
  })

  it('counts what was said while only the beginnings of blocks were kept', () => {
    const said = talk(cutAt(0, 13))
    const old = said.map((each) => ({
      ...each,
      above: each.above?.slice(0, -1).map((way) => way.slice(0, 24)) ?? [],
    }))
    expect(counts(partOf(old, null).part)).toEqual(counts(partOf(said, null).part))
    expect(counts(heard(partOf(old.slice(0, -9), null), old.slice(-9), 1))).toEqual(
      counts(partOf(said, null).part),
    )
  })

  it('counts nothing of what stands beside it, or in a part that is not on the page', () => {
    const parents = [-1, ...Array(60).fill(0), ...Array.from({ length: 6 }, (_, n) => 60 + n)]
    const said = talk(parents)
    const top = said[0] as Said
    const held = partOf(said, top)
    expect(counts(held.part)).toEqual({ below: {}, rest: 60 - 40 + 6, cuts: {} })
    expect(counts(heard(partOf(said.slice(0, -6), top), said.slice(-6), 1))).toEqual(counts(held.part))
    const beside = partOf(said, said[1] as Said)
    expect(counts(beside.part)).toEqual({ below: {}, rest: 0, cuts: {} })
    expect(counts(heard(beside, said.slice(-6), -1))).toEqual(counts(beside.part))
  })
})

describe('the counts of any thread', () => {
  const seeds = Array.from({ length: 60 }, (_, seed) => seed)

  it.each(seeds)('are what one finds who looks, as a page is served and as it becomes (%i)', (seed) => {
    const random = randomNumbers(seed)
    const size = 70 + Math.floor(random() * 180)
    const [deep, wide] = [random(), random()]
    const parents = Array.from({ length: size }, (_, n) => {
      if (n === 0 || (random() < 0.02 && n > 1)) return -1
      if (random() < deep) return n - 1
      return random() < wide ? Math.floor(random() ** 3 * n) : Math.floor(random() * n)
    })
    const silent = new Set(parents.flatMap((_, n) => (random() < 0.1 ? [n] : [])))
    const said = talk(parents, silent)
    const tops = [null, said[0], said[Math.floor(random() * 9)], said[Math.floor(random() * size * 0.5)]]
    for (const top of tops as (Said | null)[]) {
      const held = partOf(said, top)
      expect(counts(held.part)).toEqual(lookedFor(said, top, held))
      // Half of it was there when the page was opened; then the others came, and went again.
      const half = Math.max(Math.floor(size / 2), top ? said.indexOf(top) + 1 : 0)
      const before = partOf(said.slice(0, half), top)
      const came = said.slice(half).filter(({ live }) => live)
      const now = partOf(said, top, before.part)
      expect(counts(heard(before, came, 1))).toEqual(counts(now.part))
      expect(counts(heard(now, came.toReversed(), -1))).toEqual(counts(before.part))
    }
  })
})
