import { model, Schema, type Types } from 'mongoose'
import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { NotificationReason, OptionalReason } from '../../shared/notifications/views.ts'

/** What a notification tells of. `account`: something about the person themselves, such as a warning. */
export type SubjectKind = ModeratedKind | 'document' | 'account'

/** That a person is told of something. No words are kept: what may be read of it is decided when it is shown. */
export type NotificationRecord = {
  _id: Types.ObjectId
  person: string
  /** What it is told for, such as `comment <id>`: a person is told once for each. */
  cause: string
  reason: NotificationReason
  kind: SubjectKind
  /** The id of what it tells of. */
  subject: string
  created: Date
  /** When it was read; null as long as it is unread. */
  read: Date | null
  /** As was last told: true once its subject is no longer for others to read. */
  gone: boolean
  version: number
}

const notification = new Schema<NotificationRecord>(
  {
    person: { type: String, required: true },
    cause: { type: String, required: true },
    reason: { type: String, required: true },
    kind: { type: String, required: true },
    subject: { type: String, required: true },
    created: { type: Date, required: true },
    read: { type: Date, default: null },
    gone: { type: Boolean, default: false },
    version: { type: Number, required: true },
  },
  { collection: 'notifications', versionKey: false, id: false },
)
notification.index({ person: 1, cause: 1 }, { unique: true })
notification.index({ person: 1, created: -1 })
notification.index({ person: 1, read: 1 })
notification.index({ subject: 1 })

export const Notifications = model<NotificationRecord>('Notification', notification)

/** What everybody concerned has been told of: `_id` is the cause. */
const told = new Schema<{ _id: string; at: Date }>(
  { _id: String, at: Date },
  { collection: 'told', versionKey: false },
)
export const Told = model<{ _id: string; at: Date }>('Told', told)

/** Until when the log of changes has been gone through; one document. */
const cursor = new Schema<{ _id: string; until: Date }>(
  { _id: String, until: Date },
  { collection: 'notification-cursors', versionKey: false },
)
export const Cursors = model('NotificationCursor', cursor)

/** What a person wants to be told of; without one, all of it, and no mail. `_id` is the account. */
export type SettingsRecord = {
  _id: string
  off: OptionalReason[]
  followOwn: boolean
  mail: boolean
  /** Until when notifications have been mailed. */
  mailed: Date | null
}
const settings = new Schema<SettingsRecord>(
  {
    _id: String,
    off: { type: [String], default: [] },
    followOwn: { type: Boolean, default: true },
    mail: { type: Boolean, default: false },
    mailed: { type: Date, default: null },
  },
  { collection: 'notification-settings', versionKey: false, id: false },
)
settings.index({ mail: 1 }, { partialFilterExpression: { mail: true } })
export const NotificationSettings = model<SettingsRecord>('NotificationSettings', settings)
