import { model, Schema } from 'mongoose'

/** A link by which somebody who forgot their password sets a new one. `_id` is the SHA-256 of its token. */
export type PasswordReset = {
  _id: string
  account: string
  /** The account's own number then: a password changed meanwhile, or logins ended, ends the link too. */
  loginVersion: number
  until: Date
}

const reset = new Schema<PasswordReset>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    loginVersion: { type: Number, required: true },
    until: { type: Date, required: true },
  },
  { collection: 'password-resets', versionKey: false, id: false },
)
reset.index({ until: 1 }, { expireAfterSeconds: 0 })
reset.index({ account: 1 })

export const PasswordResets = model<PasswordReset>('PasswordReset', reset)
