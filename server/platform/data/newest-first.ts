import { cursorOf, type PartOfList, placeAt } from '../../../shared/pages/newest-first.ts'
import { type Id, toId } from './ids.ts'

/** How a list is sorted that is read the newest first. */
export const newest = { created: -1, _id: -1 } as const

/** Only what stands after a cursor in such a list; everything where there is none, or none of ours. */
export function olderThan(before: string | null) {
  const place = placeAt(before)
  if (!place) return {}
  const { created } = place
  return {
    created: { $lte: created },
    $or: [{ created: { $lt: created } }, { created, _id: { $lt: toId(place.id) } }],
  }
}

/** The first `most` of what was found, where one more was asked for, and the cursor that the next part begins after. */
export function partOf<T extends { _id: Id; created: Date }>(
  found: readonly T[],
  most: number,
): { part: T[]; next: PartOfList['next'] } {
  const part = found.slice(0, most)
  const last = found.length > most ? part.at(-1) : undefined
  return { part, next: last ? cursorOf({ id: last._id.toHexString(), created: last.created }) : null }
}
