import type { CommentView, ThreadRef } from './views.ts'

/** A comment with everything below it. */
export type Branch = {
  comment: CommentView
  /** Oldest first. */
  replies: Branch[]
  /** 0 for a thought on the thing itself. */
  depth: number
  /** Live comments in this branch, its own included. */
  count: number
}

/** A thread as it is read: `count` is how many of its comments are live, tombstones not among them. */
export type ThreadTree = { branches: Branch[]; count: number }

/**
 * The comments of one thread out of a page's table, nested by `parent`. Siblings stand oldest first, those of the
 * same moment by id, so that every screen has the same order however its comments arrived. A reply whose parent is
 * not in the table begins a branch of its own: nothing is ever left out.
 */
export function threadTree(comments: Readonly<Record<string, CommentView>>, thread: ThreadRef): ThreadTree {
  const ours = Object.values(comments)
    .filter((comment) => comment.thread.kind === thread.kind && comment.thread.id === thread.id)
    .sort(oldestFirst)
  const here = new Set(ours.map(({ id }) => id))
  const repliesTo = new Map<string | null, CommentView[]>()
  for (const comment of ours) {
    const parent = comment.parent !== null && here.has(comment.parent) ? comment.parent : null
    const siblings = repliesTo.get(parent)
    if (siblings) siblings.push(comment)
    else repliesTo.set(parent, [comment])
  }
  const below = (parent: string | null, depth: number): Branch[] =>
    (repliesTo.get(parent) ?? []).map((comment) => {
      const replies = below(comment.id, depth + 1)
      return { comment, replies, depth, count: (comment.state === 'live' ? 1 : 0) + total(replies) }
    })
  const branches = below(null, 0)
  return { branches, count: total(branches) }
}

const total = (branches: Branch[]) => branches.reduce((sum, branch) => sum + branch.count, 0)

function oldestFirst(a: CommentView, b: CommentView): number {
  if (a.created !== b.created) return a.created < b.created ? -1 : 1
  return a.id < b.id ? -1 : Number(a.id > b.id)
}
