import { Types } from 'mongoose'
import type { EntityKind } from '../../../shared/live/contract.ts'
import { Changes } from './write-path.model.ts'

/** How many changes are read at once. */
const part = 500

/**
 * The changes on all channels that were logged since a moment, in parts, in the order in which processes logged them.
 * What was begun before the moment may have been logged after it.
 */
export async function* changesLoggedSince(
  moment: Date,
): AsyncGenerator<{ kind: EntityKind; id: string; version: number }[]> {
  let last = Types.ObjectId.createFromTime(Math.floor(moment.getTime() / 1000))
  for (;;) {
    const found = await Changes.find({ _id: { $gt: last } })
      .sort({ _id: 1 })
      .limit(part)
      .lean()
    if (found.length === 0) return
    last = found.at(-1)?._id as Types.ObjectId
    yield found.map(({ kind, entity, version }) => ({
      kind: kind as EntityKind,
      id: (entity as Types.ObjectId).toHexString(),
      version: version ?? 1,
    }))
  }
}
