import type { Actor } from '../../shared/accounts/actor.ts'
import { channelOfPerson, type WriteAnswer } from '../../shared/live/contract.ts'
import type { React } from '../../shared/threads/comments.schema.ts'
import type { ReactionKind } from '../../shared/threads/views.ts'
import { shownTo } from '../moderation/standing.ts'
import { commit } from '../platform/data/commit.ts'
import { newId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { commentIn } from './comments.changes.ts'
import type { CommentRecord } from './comments.model.ts'
import { type ReactionRecord, Reactions, Tallies, type TallyRecord } from './reactions.model.ts'
import { canReact } from './reactions.rules.ts'

/**
 * Sets or takes back a reaction. Each person counts once for each kind, and the comment itself doesn't change: whoever
 * edits it meanwhile is not refused.
 */
export async function react(actor: Actor, id: string, body: React): Promise<WriteAnswer> {
  const { channels } = await commentIn(null, id)
  const [channel] = channels
  if (!channel) throw new Problem('not-found')
  return commit({ actor, operation: body.operation, body: { ...body, id }, channel }, async (tx) => {
    const comment = await commentIn(tx.session, id)
    if (!shownTo(comment, audienceOf('comment', comment, actor), tx.now).there) throw new Problem('not-found')
    if (!canReact(actor, comment) || actor.id === null) throw new Problem('not-allowed')
    await turn(tx, comment, actor.id, body)
    return { location: `/comments/${id}` }
  })
}

async function turn(
  tx: Transaction,
  comment: CommentRecord,
  person: string,
  { kind, on }: React,
): Promise<void> {
  const own = [channelOfPerson(person)]
  const before = await Reactions.findOne({ comment: comment._id, person })
    .session(tx.session)
    .lean<ReactionRecord>()
  const kinds: ReactionKind[] = (before?.kinds ?? []).filter((each) => each !== kind)
  if (on === (before?.kinds.includes(kind) ?? false)) {
    // It is so already; the screen that asked did not know.
    if (before) tx.changed('reacted', before, own)
    return
  }
  const reaction = await Reactions.findOneAndUpdate(
    { comment: comment._id, person },
    {
      $set: { kinds: on ? [...kinds, kind] : kinds },
      $inc: { version: 1 },
      $setOnInsert: { _id: newId() },
    },
    { upsert: true, returnDocument: 'after', session: tx.session },
  ).lean<ReactionRecord>()
  const tally = await Tallies.findOneAndUpdate(
    { _id: comment._id },
    { $inc: { [`counts.${kind}`]: on ? 1 : -1, version: 1 } },
    { upsert: true, returnDocument: 'after', session: tx.session },
  ).lean<TallyRecord>()
  if (!reaction || !tally) throw new Error('A reaction was not saved.')
  tx.changed('tally', tally, comment.channels)
  tx.changed('reacted', reaction, own)
}
