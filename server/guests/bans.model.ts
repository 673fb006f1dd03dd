import { model, Schema } from 'mongoose'

/**
 * That nothing is taken from an e-mail address. It outlives the guest, who may erase all they wrote and their address
 * with it: of the address only a keyed digest stands here. By whom and why is in the record.
 */
export type GuestBan = {
  /** The keyed digest of the folded address: see `bans.ts`. */
  _id: string
  /** The id that the record knows it by. */
  ban: string
  /** The guest it was said of. */
  guest: string
  since: Date
  /** From then on they may write again; null: for good. */
  until: Date | null
}

const ban = new Schema<GuestBan>(
  {
    _id: { type: String, required: true },
    ban: { type: String, required: true },
    guest: { type: String, required: true },
    since: { type: Date, required: true },
    until: { type: Date, default: null },
  },
  { collection: 'guest-bans', versionKey: false, id: false },
)
ban.index({ ban: 1 }, { unique: true })
// What is over is of no more use.
ban.index({ until: 1 }, { expireAfterSeconds: 0 })

export const GuestBans = model<GuestBan>('GuestBan', ban)
