import { model, Schema } from 'mongoose'

/**
 * Where connect-mongo keeps login sessions (see `platform/http/session.ts`). Declared here so that the collection and
 * the index that clears ended logins away are made at start-up like all others.
 */
const loginSession = new Schema(
  { _id: String, expires: Date, lastModified: Date, session: String },
  { collection: 'login-sessions', versionKey: false, strict: true },
)
loginSession.index({ expires: 1 }, { expireAfterSeconds: 0 })

export const LoginSessions = model('LoginSession', loginSession)
