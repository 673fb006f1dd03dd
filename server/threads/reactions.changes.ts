import { channelOfPerson } from '../../shared/live/contract.ts'
import { isPublic } from '../moderation/standing.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { CommentRecord } from './comments.model.ts'
import { type ReactionRecord, Reactions, Tallies, type TallyRecord } from './reactions.model.ts'

/**
 * A comment that is read again after it was gone from screens, or elsewhere than before, brings back what people
 * thought of it.
 */
export async function tellReactions(
  tx: Transaction,
  before: CommentRecord | null,
  after: CommentRecord,
): Promise<void> {
  const stood = before !== null && isPublic(before) && before.thread.id === after.thread.id
  // What is back with what it hangs under may be there as a tombstone, which has them as well.
  const isBack = before !== null && Boolean(before.covered) && before.covered !== after.covered
  if (before === null || stood || !(isPublic(after) || isBack)) return
  const tally = await Tallies.findById(after._id).session(tx.session).lean<TallyRecord>()
  if (!tally) return
  tx.changed('tally', tally, after.channels)
  const reactions = await Reactions.find({ comment: after._id }).session(tx.session).lean<ReactionRecord[]>()
  for (const reaction of reactions) tx.changed('reacted', reaction, [channelOfPerson(reaction.person)])
}
