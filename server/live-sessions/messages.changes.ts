import { channelOfSession } from '../../shared/live/contract.ts'
import { tellQueue } from '../moderation/queue.ts'
import { toId } from '../platform/data/ids.ts'
import type { RecordDetails, Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { type MessageRecord, Messages } from './messages.model.ts'

/** @throws {Problem} `not-found` */
export async function messageIn(session: Transaction['session'] | null, id: string): Promise<MessageRecord> {
  const message = await Messages.findById(toId(id)).session(session).lean<MessageRecord>()
  if (!message) throw new Problem('not-found')
  return message
}

export async function addMessage(tx: Transaction, message: MessageRecord): Promise<void> {
  tx.insert(Messages, message)
  await tell(tx, null, message, 'message.sent', {})
}

/** Saves what changes of a message and tells every screen concerned; answers the message as it is then. */
export async function saveMessage(
  tx: Transaction,
  before: MessageRecord,
  set: Partial<MessageRecord>,
  action: string,
  more: RecordDetails = {},
): Promise<MessageRecord> {
  const changed: MessageRecord = { ...before, ...set, version: before.version + 1 }
  await Messages.collection.updateOne(
    { _id: before._id },
    { $set: { ...set, version: changed.version } },
    { session: tx.session },
  )
  await tell(tx, before, changed, action, more)
  return changed
}

async function tell(
  tx: Transaction,
  before: MessageRecord | null,
  after: MessageRecord,
  action: string,
  more: RecordDetails,
): Promise<void> {
  tx.changed('message', after, [channelOfSession(after.session.toHexString())])
  tx.record(action, 'message', after, more)
  await tellQueue(tx, 'message', before, after)
}
