import type { Channel } from '../live/contract.ts'
import type { CommentView, ThreadRef } from './views.ts'

/** The ways to order the branches of a thread; replies below them always stand oldest first. */
export const threadSorts = ['oldest', 'newest', 'replied'] as const
export type ThreadSort = (typeof threadSorts)[number]

/**
 * How many levels stand nested on one page. A comment at the last of them has its replies on a page of its own, where
 * they begin a new block of levels.
 */
export const levels = 5

const idLength = 24

/**
 * Where a comment stands: `path` is the ids from the top of its block down to itself, with dots between. Ids are made
 * in the order of time, so the order of paths is the order in which a thread is read.
 */
export type Place = {
  root: string
  path: string
  /** The paths through the blocks above its own, to the comment that the next one begins with; the nearest first. */
  above?: readonly string[]
}

/** How a change moves the number of comments that everybody may read: one more or one less at a place of a thread. */
export type Talk = Place & { thread: string; by: number }

/** What a page holds of one thread. Made by the server; changed by `apply` and by parts that are loaded. */
export type ThreadPart = ThreadRef & {
  /** The channel whose changes move the counts: a thread may be told of on several. */
  channel: Channel
  /** What the paths of all that is shown begin with: empty for a thread, on a branch's own page that branch. */
  under: string
  sort: ThreadSort
  /** The newest comment when the thread was read; what orders or cuts by number doesn't count what came later. */
  asOf: string
  /** How many comments everybody may read in the whole thread. */
  total: number
  /** How many of them are in branches that the page doesn't hold. */
  rest: number
  /**
   * The branches held: after the key `from` and up to the key `to`, in the order of `sort`. Null: from the first, or to
   * the last and whatever comes. An empty `to` holds none.
   */
  from: string | null
  to: string | null
  /** The branches held when sorted by replies, in that order; else empty. */
  order: string[]
  /** Of a branch with very many replies the page holds those made up to this comment. */
  cuts: Record<string, string>
  /** How many comments stand below a comment that the page holds, on that comment's own page. */
  below: Record<string, number>
  /** One's own words that are held although they stand beyond the parts that are. */
  also: string[]
  /** What is featured anywhere in the thread, in the order it was made. */
  featured: Featured[]
}

/** A featured comment as the head of its thread tells of it. */
export type Featured = { id: string; name: string; opening: string }

export const toFeatured = ({ id, creator, featured }: CommentView): Featured => ({
  id,
  name: creator.name,
  opening: featured ?? '',
})

/** Ids are made in the order of time. */
export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** A thread of which everything is held. */
export const wholeThread = ({ kind, id }: ThreadRef, channel: Channel): ThreadPart => ({
  kind,
  id,
  channel,
  under: '',
  sort: 'oldest',
  asOf: '',
  total: 0,
  rest: 0,
  from: null,
  to: null,
  order: [],
  cuts: {},
  below: {},
  also: [],
  featured: [],
})

/** The comment that a block of levels begins with. */
export const blockOf = (path: string): string => path.slice(0, idLength)

/** The branch of this part that a path leads into. */
export const branchIn = (part: Pick<ThreadPart, 'under'>, path: string): string =>
  path.slice(part.under.length, part.under.length + idLength)

/** Whether the part holds this branch. */
export function holdsBranch({ sort, from, to, order, asOf }: ThreadPart, branch: string): boolean {
  if (sort === 'replied') return order.includes(branch) || (to === null && branch > asOf)
  if (sort === 'newest')
    return (from === null || branch < from) && (to === null || (to !== '' && branch >= to))
  return (from === null || branch > from) && (to === null || branch <= to)
}

/** The branches that have to be named when sorted by replies: up to the end, what came later is held without that. */
export const listed = (branches: readonly string[], to: string | null, asOf: string): string[] =>
  branches.filter((branch) => to !== null || branch <= asOf)

/**
 * Where something of the thread stands as seen from this part: held by it, in a branch of the `rest`, `below` a comment
 * that the part holds, or none of these (on a branch's page). What is below something that is cut away is so as well.
 */
export function standsIn(part: ThreadPart, place: Place): 'held' | 'rest' | { below: string } | null {
  const { path, above = [] } = place
  const own = part.under === '' ? place.root : blockOf(part.under)
  const ways = [path, ...above]
  const at = ways.findIndex((each) => blockOf(each) === own)
  // Of what was said before whole ways were kept only the comment is known that the next block begins with.
  const next = blockOf(ways.at(at > 0 ? at - 1 : -1) ?? '')
  const way = at === 0 || (ways[at]?.length ?? 0) > idLength ? (ways[at] ?? '') : `${own}.${next}`
  if (!way.startsWith(part.under) || (at < 0 && own !== place.root)) return null
  const branch = branchIn(part, way)
  if (!holdsBranch(part, branch)) return 'rest'
  const last = way.slice(-idLength)
  const cut = part.cuts[branch]
  if (cut !== undefined && last > cut) return { below: branch }
  return at === 0 ? 'held' : { below: last }
}

/**
 * How many replies of a comment's stand on its own page and not on this one. One's own words are on this page already,
 * wherever they stand.
 */
export function beyond(
  part: ThreadPart,
  id: string,
  comments: Readonly<Record<string, CommentView>>,
): number {
  const own = part.also.filter((each) => {
    const reply = comments[each]
    const stands = reply?.state === 'live' ? standsIn(part, reply) : null
    return stands !== null && typeof stands === 'object' && stands.below === id
  }).length
  return Math.max(0, (part.below[id] ?? 0) - own)
}

/** Parts as an address asks for them: what a screen holds, to be had anew. */
export type AskedPart = Pick<ThreadPart, 'sort' | 'asOf' | 'from' | 'to' | 'also'>

const none = '-'

/** The address of a page with the very parts that a screen holds. */
export function samePage({ path, threads }: { path: string; threads: Record<string, ThreadPart> }): string {
  const parts = Object.values(threads).map(({ id, sort, asOf, from, to, also }) =>
    [id, sort, asOf, from ?? none, to ?? none, also.join('.')].join('~'),
  )
  if (parts.length === 0) return path
  return `${path}${path.includes('?') ? '&' : '?'}parts=${parts.join('!')}`
}

/** The parts that an address asks for, by thread. What can't be one is left out. */
export function partsIn(query: string | null): Map<string, AskedPart> {
  const parts = new Map<string, AskedPart>()
  for (const part of (query ?? '').split('!')) {
    const [id, sort, asOf, from, to, also] = part.split('~')
    if (id === undefined || also === undefined) continue
    parts.set(id, {
      sort: sortIn(sort ?? null) ?? 'oldest',
      asOf: asOf ?? '',
      from: from === none || from === undefined ? null : from,
      to: to === none || to === undefined ? null : to,
      also: also === '' ? [] : also.split('.').slice(0, 200),
    })
  }
  return parts
}

export const sortIn = (word: string | null): ThreadSort | null =>
  threadSorts.find((sort) => sort === word) ?? null

/** A place in a thread to go on from, as addresses have it: what comes after the key, or what comes up to it. */
export type Cursor = { way: 'after' | 'upto'; key: string; asOf: string }

export const sayCursor = ({ way, key, asOf }: Cursor): string => `${way}-${key}-${asOf}`

export function cursorIn(word: string | null): Cursor | null {
  const [, way, key, asOf] = /^(after|upto)-([0-9a-f]{24,30})-([0-9a-f]{0,24})$/.exec(word ?? '') ?? []
  return way && key ? { way: way as Cursor['way'], key, asOf: asOf ?? '' } : null
}
