import { type Section, sections } from '../../shared/library/views.ts'
import type { Id } from '../platform/data/ids.ts'

/**
 * The ids of a document's excerpts as they are read: the authority's own section first, then the board's; within a
 * section as `before` has them, and new ones at its end.
 */
export function inReadingOrder(
  before: readonly Id[],
  excerpts: readonly { _id: Id; section: Section }[],
): Id[] {
  const places = new Map(before.map((id, index) => [id.toHexString(), index]))
  const placeOf = ({ _id }: { _id: Id }) => places.get(_id.toHexString()) ?? before.length
  return excerpts
    .toSorted((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section) || placeOf(a) - placeOf(b))
    .map(({ _id }) => _id)
}
