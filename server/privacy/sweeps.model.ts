import { model, Schema, type Types } from 'mongoose'

/**
 * A name that is to be replaced everywhere, and maybe words that are to be erased: begun with the account's own change
 * and done until nothing is left, also by the next process where one ends in the middle.
 */
export type SweepRecord = {
  /** The account, which may be gone. */
  _id: Types.ObjectId
  /** What stands beside their things from now on; `id` is null for somebody who left. */
  to: { id: string | null; name: string }
  /** The name that is replaced; null once the sweep is done. */
  from: string | null
  /** Whether all they wrote is erased. */
  erases: boolean
  begun: Date
  /** When nothing was left last; it is done once more after that, for what was on its way. */
  done: Date | null
}

const sweep = new Schema<SweepRecord>(
  {
    to: { type: { id: String, name: String }, _id: false, required: true },
    from: { type: String, default: null },
    erases: { type: Boolean, required: true },
    begun: { type: Date, required: true },
    done: { type: Date, default: null },
  },
  { collection: 'name-sweeps', versionKey: false, id: false },
)

export const Sweeps = model<SweepRecord>('NameSweep', sweep)

/** Under which name stays what somebody wrote who left. */
export const formerMember = { id: null, name: 'Former member' } as const
