import type { Actor } from '../../shared/accounts/actor.ts'
import type { MessageView } from '../../shared/live-sessions/views.ts'
import { publicOnly, thereFor } from '../moderation/standing.ts'
import { type Id, toId } from '../platform/data/ids.ts'
import { audienceOf } from '../platform/data/present.ts'
import { type MessageRecord, Messages } from './messages.model.ts'
import { toMessage } from './messages.presenter.ts'

/** The latest messages of a session that the actor may see, oldest first; `before` an id goes further back. */
export async function messagesOf(
  session: string,
  actor: Actor,
  most: number,
  before: Id | null = null,
): Promise<MessageView[]> {
  const found = await Messages.find({
    session: toId(session),
    ...(before && { _id: { $lt: before } }),
    ...thereFor(actor),
  })
    .sort({ created: -1, _id: -1 })
    .limit(most)
    .lean<MessageRecord[]>()
  return found.reverse().flatMap((message) => toMessage(message, audienceOf('message', message, actor)) ?? [])
}

/** What everybody may read of a session's chat, the whole of it, oldest first. */
export async function publicMessagesOf(session: Id): Promise<MessageView[]> {
  const found = await Messages.find({ session, ...publicOnly })
    .sort({ created: 1, _id: 1 })
    .lean<MessageRecord[]>()
  return found.flatMap((message) => toMessage(message, { moderator: false, own: false }) ?? [])
}
