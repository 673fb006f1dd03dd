import { model, Schema, type Types } from 'mongoose'
import type { HouseRule } from '../../../shared/moderation/house-rules.ts'
import type { ModeratedKind } from '../../../shared/moderation/states.ts'

/** Somebody's report that something breaks a rule. */
export type FlagRecord = {
  _id: Types.ObjectId
  kind: ModeratedKind
  thing: Types.ObjectId
  /** Which wording was reported, as the kind tells its wordings apart (`ThingHandling.wordingOf`). */
  wording: number
  /** An account, or `address:` and a digest of where a guest writes from: one report each for a wording. */
  owner: string
  by: { id: string | null; name: string }
  rule: HouseRule
  detail: string
  /** Whether it counted towards hiding the thing, by who they were when they reported it. */
  trusted: boolean
  created: Date
  /** When a moderator decided about the thing; null while the report is open. */
  settled: Date | null
}

const flag = new Schema<FlagRecord>(
  {
    kind: { type: String, required: true },
    thing: { type: Schema.Types.ObjectId, required: true },
    wording: { type: Number, required: true },
    owner: { type: String, required: true },
    by: { type: Schema.Types.Mixed, required: true },
    rule: { type: String, required: true },
    detail: { type: String, default: '' },
    trusted: { type: Boolean, required: true },
    created: { type: Date, required: true },
    settled: { type: Date, default: null },
  },
  { collection: 'flags', versionKey: false, id: false },
)
flag.index({ thing: 1, wording: 1, owner: 1 }, { unique: true })
flag.index({ owner: 1, created: -1 })

export const Flags = model<FlagRecord>('Flag', flag)
