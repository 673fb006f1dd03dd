import type { Actor } from '../../shared/accounts/actor.ts'
import type { Decision } from '../../shared/moderation/states.ts'
import { count } from '../../shared/text/plural.ts'
import { DecidedBatches } from './decided-batches.model.ts'
import { canUndo } from './moderation.rules.ts'

const did: Record<Decision, string> = {
  approve: 'approved',
  remove: 'removed',
  spam: 'called spam',
  hide: 'hid',
  restore: 'restored',
  keep: 'refused the edit of',
}

/** The last decision of a moderator that can still be undone. */
export async function lastUndoable(actor: Actor): Promise<{ batch: string; sentence: string } | null> {
  const last = await DecidedBatches.findOne({ 'by.id': actor.id }, { 'things.before': 0 })
    .sort({ 'by.id': 1, at: -1 })
    .lean()
  if (!last || last.undone !== null || !canUndo(actor, last, new Date())) return null
  return { batch: last._id, sentence: `You ${did[last.decision]} ${count(last.things.length, 'thing')}.` }
}
