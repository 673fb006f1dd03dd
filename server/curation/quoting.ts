import type { Channel } from '../../shared/live/contract.ts'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import { type MessageRecord, Messages } from '../live-sessions/messages.model.ts'
import type { Thing } from '../moderation/things.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { type CommentRecord, CommentRevisions, Comments } from '../threads/comments.model.ts'
import { textsOf } from './redactable.ts'
import type { Redactor } from './redactor.ts'

/** What quotes something; `kind` is the same for all. */
export type Quoting = { kind: 'comment' | 'message'; things: Thing[] }

/** What stands beside something and holds the words as well: messages of its chat, or comments of its thread. */
export async function quoting(
  session: Transaction['session'],
  kind: ModeratedKind,
  thing: Thing,
  channel: Channel,
  redactor: Redactor,
): Promise<Quoting> {
  const things =
    kind === 'message'
      ? await messagesQuoting(session, thing as unknown as MessageRecord, redactor)
      : await commentsQuoting(session, kind, thing, channel, redactor)
  return { kind: kind === 'message' ? kind : 'comment', things: things as unknown as Thing[] }
}

/** The other messages of its chat in which the words stand. */
async function messagesQuoting(
  session: Transaction['session'],
  message: MessageRecord,
  { stands }: Redactor,
): Promise<MessageRecord[]> {
  const others = await Messages.find({ session: message.session, _id: { $ne: message._id } })
    .session(session)
    .lean<MessageRecord[]>()
  return others.filter(({ source }) => stands(source))
}

/**
 * The other comments of its thread, or of the thread under it, in which the words stand as well, in whatever wording:
 * answers quote. Former wordings count, since they can be read.
 */
async function commentsQuoting(
  session: Transaction['session'],
  kind: Exclude<ModeratedKind, 'message'>,
  thing: Thing,
  channel: Channel,
  { stands }: Redactor,
): Promise<CommentRecord[]> {
  const thread: ThreadRef =
    kind === 'comment' ? (thing as unknown as CommentRecord).thread : { kind, id: thing._id.toHexString() }
  const others = await Comments.find({
    channels: channel,
    'thread.kind': thread.kind,
    'thread.id': thread.id,
    _id: { $ne: thing._id },
  })
    .session(session)
    .lean<CommentRecord[]>()
  const former = await CommentRevisions.find({ comment: { $in: others.map(({ _id }) => _id) } })
    .session(session)
    .lean()
  const byComment = Map.groupBy(former, ({ comment }) => comment.toHexString())
  return others.filter((each) =>
    stands([
      textsOf('comment', each as unknown as Thing).map(({ text }) => text),
      (byComment.get(each._id.toHexString()) ?? []).map(({ source }) => source),
    ]),
  )
}
