import { model, Schema } from 'mongoose'

/** Wrong log-ins for one account in one stretch of time. `_id` names both; it goes by itself after `until`. */
const attempts = new Schema(
  {
    _id: { type: String, required: true },
    wrong: { type: Number, required: true },
    until: { type: Date, required: true },
  },
  { collection: 'login-attempts', versionKey: false, strict: true },
)
attempts.index({ until: 1 }, { expireAfterSeconds: 0 })

export const LoginAttempts = model('LoginAttempts', attempts)
