import { channelOfSession } from '../../shared/live/contract.ts'
import { thingChanges } from '../moderation/thing-changes.ts'
import { type MessageRecord, Messages } from './messages.model.ts'

/** How messages are found, come and change, every screen of their session told. */
export const {
  find: messageIn,
  add: addMessage,
  save: saveMessage,
} = thingChanges<MessageRecord>('message', Messages, (tx, _before, after) =>
  tx.changed('message', after, [channelOfSession(after.session.toHexString())]),
)
