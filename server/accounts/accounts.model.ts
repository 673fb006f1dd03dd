import { model, Schema, type Types } from 'mongoose'
import { type Role, roles } from '../../shared/accounts/views.ts'
import type { HouseRule } from '../../shared/moderation/house-rules.ts'

/** Somebody who can log in. Only services of this feature see it; others get an Actor. */
export type Account = {
  _id: Types.ObjectId
  /** As the person writes it, shown beside everything they make. */
  name: string
  /** The name folded: no two people have names that differ only in case, spaces or look-alike forms of letters. */
  nameKey: string
  /** Private: shown to its owner and to admins only. */
  email: string
  emailKey: string
  /** Argon2id in PHC string format. */
  passwordHash: string
  role: Exclude<Role, 'guest'>
  /** Counts changes of the role. */
  rightsVersion: number
  /** Logins made at an earlier number than this have ended. */
  loginVersion: number
  /** True once one of its comments was approved: until then each is held. */
  known: boolean
  /** Until when it may only read; null when it isn't suspended. */
  suspendedUntil: Date | null
  /** When it was banned; null while it isn't. Nobody logs in to a banned account. */
  banned: Date | null
  /** Moderators' warnings that it has not acknowledged, the oldest first. */
  warnings: { id: string; rule: HouseRule; message: string; created: Date }[]
  created: Date
  /** Null: never since registering. */
  lastLogin: Date | null
}

const account = new Schema<Account>(
  {
    name: { type: String, required: true },
    nameKey: { type: String, required: true },
    email: { type: String, required: true },
    emailKey: { type: String, required: true },
    passwordHash: { type: String, required: true },
    role: { type: String, enum: roles.filter((role) => role !== 'guest'), required: true },
    rightsVersion: { type: Number, default: 1 },
    loginVersion: { type: Number, default: 1 },
    known: { type: Boolean, default: false },
    suspendedUntil: { type: Date, default: null },
    banned: { type: Date, default: null },
    warnings: {
      type: [{ id: String, rule: String, message: String, created: Date, _id: false }],
      default: [],
    } as never,
    created: { type: Date, required: true },
    lastLogin: { type: Date, default: null },
  },
  { collection: 'accounts', versionKey: false, strict: true },
)
account.index({ nameKey: 1 }, { unique: true })
account.index({ emailKey: 1 }, { unique: true })
account.index({ role: 1 })

export const Accounts = model<Account>('Account', account)

/** A name or e-mail address as it is compared: NFKC, lower case, white space collapsed. */
export const fold = (words: string): string =>
  words.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim()
