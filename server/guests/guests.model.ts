import { model, Schema, type Types } from 'mongoose'

/**
 * Somebody who writes without an account. Whoever types an e-mail address is a guest of their own until a link sent to
 * it was opened: then everything written with that address is that one guest's.
 */
export type GuestRecord = {
  _id: Types.ObjectId
  /** As they signed last. */
  name: string
  /** Private: shown to themselves, in mails to them, and to admins. */
  email: string
  /** The address folded, by which guests are found. */
  emailKey: string
  site: string | null
  /** Whether they want to hear of answers by mail. */
  answers: boolean
  /** When a link sent to the address was opened first; null: nobody knows whose address it is. */
  verified: Date | null
  /** True once a comment of theirs was approved. With `verified`, the next ones need no approval. */
  known: boolean
  /** Sessions made at an earlier number are no longer this guest's: see `join.service.ts`. */
  generation: number
  /** SHA-256 of the tokens of the links that were mailed lately. */
  links: { hash: string; until: Date }[]
  /** Where they wrote: links in mails lead there where no public address is set. */
  origin: string
  /** The digest of the script's operation that made the guest, so that trying again makes no second one. */
  begun?: string
  /** The ban of their address as long as it stands; `until` null is for good. */
  banned?: { ban: string; until: Date | null; reason: string }
  created: Date
}

const guest = new Schema<GuestRecord>(
  {
    name: { type: String, required: true },
    email: { type: String, required: true },
    emailKey: { type: String, required: true },
    site: { type: String, default: null },
    answers: { type: Boolean, default: false },
    verified: { type: Date, default: null },
    known: { type: Boolean, default: false },
    generation: { type: Number, default: 1 },
    links: { type: [{ hash: String, until: Date, _id: false }], default: [] },
    origin: { type: String, required: true },
    begun: String,
    banned: Schema.Types.Mixed,
    created: { type: Date, required: true },
  },
  { collection: 'guests', versionKey: false, id: false },
)
guest.index({ emailKey: 1, created: 1 })
guest.index({ 'links.hash': 1 })
guest.index({ begun: 1 }, { unique: true, sparse: true })

export const Guests = model<GuestRecord>('Guest', guest)
