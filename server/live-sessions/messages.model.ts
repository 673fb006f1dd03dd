import { model, Schema, type Types } from 'mongoose'
import type { Creator } from '../../shared/accounts/views.ts'
import type { Moderated } from '../moderation/moderated.ts'
import { indexQueues } from '../moderation/queue-sources.ts'

/** A message of a session's chat. Nobody edits one: it is withdrawn and said again. */
export type MessageRecord = Moderated & {
  _id: Types.ObjectId
  session: Types.ObjectId
  creator: Creator
  /** Little markup, and what it renders to. */
  source: string
  html: string
  created: Date
  version: number
}

const message = new Schema<MessageRecord>(
  {
    session: { type: Schema.Types.ObjectId, required: true },
    creator: { type: Schema.Types.Mixed, required: true },
    source: { type: String, default: '' },
    html: { type: String, default: '' },
    created: { type: Date, required: true },
    withdrawn: { type: Date, default: null },
    erased: { type: Date, default: null },
    moderation: { type: Schema.Types.Mixed, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'session-messages', versionKey: false, id: false },
)
message.index({ session: 1, created: -1, _id: -1 })
message.index({ 'creator.id': 1, created: -1 })
indexQueues(message)

export const Messages = model<MessageRecord>('Message', message)
