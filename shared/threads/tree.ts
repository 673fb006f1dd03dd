import { beyond, branchIn, holdsBranch, type ThreadPart } from './parts.ts'
import type { CommentView, ThreadRef } from './views.ts'

/** A comment with everything below it. */
export type Branch = {
  comment: CommentView
  /** Oldest first. */
  replies: Branch[]
  /** 0 for a thought on the thing itself. */
  depth: number
  /** Live comments in this branch, its own included; also those that stand on a page of their own. */
  count: number
}

/** A thread as it is read: `count` is how many live comments its branches have, tombstones not among them. */
export type ThreadTree = {
  branches: Branch[]
  /** One's own words that stand beyond the part held. */
  beyond: Branch[]
  count: number
}

/**
 * The comments of one thread out of a page's table, nested by `parent`, as far as the part holds them. Siblings stand
 * in the order they were made, so that every screen has the same order however its comments arrived. A reply whose
 * parent is not in the table begins a branch of its own: nothing is ever left out, but tombstones that keep no reply in
 * its place.
 */
export function threadTree(
  comments: Readonly<Record<string, CommentView>>,
  thread: ThreadRef,
  part?: ThreadPart,
): ThreadTree {
  const ours = Object.values(comments)
    .filter((comment) => comment.thread.kind === thread.kind && comment.thread.id === thread.id)
    .filter(({ id, path }) => !part || path.startsWith(part.under) || part.also.includes(id))
    .sort(inOrder(part))
  const here = new Set(ours.map(({ id }) => id))
  const repliesTo = Map.groupBy(ours, ({ parent }) => (parent !== null && here.has(parent) ? parent : null))
  const below = (parent: string | null, depth: number): Branch[] =>
    (repliesTo.get(parent) ?? []).flatMap((comment) => {
      const replies = below(comment.id, depth + 1)
      if (replies.length === 0 && isLeftOver(comment, part)) return []
      const further = part ? beyond(part, comment.id, comments) : 0
      const count = Number(comment.state === 'live') + total(replies) + further
      return [{ comment, replies, depth, count }]
    })
  const all = below(null, 0)
  const isHeld = ({ comment }: Branch) => !part || holdsBranch(part, branchIn(part, comment.path))
  return { branches: all.filter(isHeld), beyond: all.filter((branch) => !isHeld(branch)), count: total(all) }
}

const total = (branches: Branch[]) => branches.reduce((sum, branch) => sum + branch.count, 0)

/** What moderation took away leaves a tombstone only to keep its replies in their place; who withdrew says so. */
const isLeftOver = ({ id, state, html }: CommentView, part: ThreadPart | undefined): boolean =>
  html === null && state === 'removed' && !part?.below[id]

/** By path, but for where the branches of a part stand in another order. */
function inOrder(part: ThreadPart | undefined): (a: CommentView, b: CommentView) => number {
  const byPath = (a: CommentView, b: CommentView) => (a.path < b.path ? -1 : Number(a.path > b.path))
  if (!part || part.sort === 'oldest') return byPath
  const { sort, order } = part
  const rank = ({ path }: CommentView) => {
    const at = order.indexOf(branchIn(part, path))
    return at < 0 ? order.length : at
  }
  if (sort === 'replied') return (a, b) => rank(a) - rank(b) || byPath(a, b)
  return (a, b) => {
    const [one, other] = [branchIn(part, a.path), branchIn(part, b.path)]
    return one === other ? byPath(a, b) : one < other ? 1 : -1
  }
}
