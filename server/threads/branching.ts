import { levels } from '../../shared/threads/parts.ts'
import type { CommentRecord } from './comments.model.ts'

type Placed = Pick<CommentRecord, 'parent' | 'root' | 'depth' | 'path' | 'above'>

/** Where the comment `id` stands when it answers `parent`; null begins a branch. Every comment gets its place here. */
export function placeUnder(
  parent: Pick<CommentRecord, '_id' | 'root' | 'depth' | 'path' | 'above'> | null,
  id: CommentRecord['_id'],
): Placed {
  if (!parent) return { parent: null, root: id, depth: 0, path: id.toHexString(), above: [] }
  const depth = parent.depth + 1
  const place = { parent: parent._id, root: parent.root, depth }
  const above = parent.above ?? []
  const isLast = parent.depth > 0 && parent.depth % (levels - 1) === 0
  if (!isLast) return { ...place, path: `${parent.path}.${id.toHexString()}`, above }
  // Below the last level of a page a new block begins, with the parent at its top.
  return { ...place, path: `${parent._id.toHexString()}.${id.toHexString()}`, above: [parent.path, ...above] }
}
