import { model, Schema, type Types } from 'mongoose'
import type { MailState } from '../../shared/mail/views.ts'

const days = 24 * 60 * 60

/** A mail to one person. What it says may hold a link that lets its reader in, so only admins see it, and not for long. */
export type MailRecord = {
  _id: Types.ObjectId
  to: string
  subject: string
  /** Plain text; empty once it was delivered: nobody needs its link then but who got it. */
  text: string
  html: string | null
  /** Whom it concerns, as `ownerKey` writes it; null for nobody in particular. */
  about: string | null
  state: MailState
  /** How often delivery was begun. */
  tries: number
  /** When it is due; whoever takes it on moves this ahead, so that nobody else does meanwhile. */
  next: Date
  /** What the mail server said last; null for nothing bad. */
  error: string | null
  sent: Date | null
  created: Date
}

const mail = new Schema<MailRecord>(
  {
    to: { type: String, required: true },
    subject: { type: String, required: true },
    text: { type: String, default: '' },
    html: { type: String, default: null },
    about: { type: String, default: null },
    state: { type: String, required: true },
    tries: { type: Number, default: 0 },
    next: { type: Date, required: true },
    error: { type: String, default: null },
    sent: { type: Date, default: null },
    created: { type: Date, required: true },
  },
  { collection: 'mails', versionKey: false, id: false },
)
mail.index({ created: 1 }, { expireAfterSeconds: 30 * days })
mail.index({ to: 1, created: 1 })
mail.index({ state: 1, next: 1 })

export const Mails = model<MailRecord>('Mail', mail)
