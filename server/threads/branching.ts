import { levels } from '../../shared/threads/parts.ts'
import type { CommentRecord } from './comments.model.ts'

type Placed = Pick<CommentRecord, 'parent' | 'root' | 'depth' | 'path'>

/** Where the comment `id` stands when it answers `parent`; null begins a branch. Every comment gets its place here. */
export function placeUnder(
  parent: Pick<CommentRecord, '_id' | 'root' | 'depth' | 'path'> | null,
  id: CommentRecord['_id'],
): Placed {
  if (!parent) return { parent: null, root: id, depth: 0, path: id.toHexString() }
  const depth = parent.depth + 1
  // Below the last level of a page a new block begins, with the parent at its top.
  const above = parent.depth > 0 && parent.depth % (levels - 1) === 0 ? parent._id.toHexString() : parent.path
  return { parent: parent._id, root: parent.root, depth, path: `${above}.${id.toHexString()}` }
}
