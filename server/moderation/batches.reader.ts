import type { Actor } from '../../shared/accounts/actor.ts'
import { DecidedBatches } from './decided-batches.model.ts'
import { canUndo } from './moderation.rules.ts'
import { sayDid } from './said.ts'

/** The last decision of a moderator that can still be undone. */
export async function lastUndoable(actor: Actor): Promise<{ batch: string; sentence: string } | null> {
  const last = await DecidedBatches.findOne({ 'by.id': actor.id }, { 'things.before': 0 })
    .sort({ 'by.id': 1, at: -1 })
    .lean()
  if (!last || last.undone !== null || !canUndo(actor, last, new Date())) return null
  const kinds = last.things.map(({ kind }) => kind)
  return kinds.length === 0 ? null : { batch: last._id, sentence: sayDid(last.decision, kinds) }
}
