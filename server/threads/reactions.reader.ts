import type { Actor } from '../../shared/accounts/actor.ts'
import type { ReactedView, TallyView } from '../../shared/threads/views.ts'
import { toId } from '../platform/data/ids.ts'
import { toReacted, toTally } from './reactions.entity.ts'
import { type ReactionRecord, Reactions, Tallies, type TallyRecord } from './reactions.model.ts'

/** What people thought of the comments with these ids, and what of it is the actor's own: a query each. */
export async function reactionsTo(
  comments: readonly string[],
  actor: Actor,
): Promise<{ tally: TallyView[]; reacted: ReactedView[] }> {
  if (comments.length === 0) return { tally: [], reacted: [] }
  const ids = comments.map(toId)
  const person = actor.id
  const [tallies, own] = await Promise.all([
    Tallies.find({ _id: { $in: ids } }).lean<TallyRecord[]>(),
    person === null ? [] : Reactions.find({ comment: { $in: ids }, person }).lean<ReactionRecord[]>(),
  ])
  return { tally: tallies.map(toTally), reacted: own.map(toReacted) }
}
