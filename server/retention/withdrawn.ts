import { moderatedKinds } from '../../shared/moderation/states.ts'
import { eraseThing } from '../moderation/erasing.ts'
import { inBatches } from '../moderation/in-batches.ts'

/** How long withdrawn words are kept for moderators. */
export const keptDays = 30

/** Erases what was withdrawn longer ago; answers how many things that were. */
export async function eraseWithdrawn(now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000)
  let erased = 0
  for (const kind of moderatedKinds) {
    erased += await inBatches(kind, { withdrawn: { $lt: before }, erased: null }, async (tx, thing) => {
      await eraseThing(tx, kind, thing, {}, 'retention-ended')
    })
  }
  return erased
}
