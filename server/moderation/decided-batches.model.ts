import { model, Schema, type Types } from 'mongoose'
import type { Judged, ModeratedKind } from '../../shared/moderation/states.ts'

/** What one decision did, or one answer to an appeal, as long as it can be undone. The record is what stays. */
export type DecidedBatch = {
  /** The batch's UUID, which its records carry as well. */
  _id: string
  by: { id: string; name: string }
  decision: Judged
  at: Date
  things: DecidedThing[]
  /** Accounts whose first approved comment is among them. */
  becameKnown: string[]
  undone: Date | null
}

export type DecidedThing = {
  kind: ModeratedKind
  id: Types.ObjectId
  /** The version that the decision made: undone is only what nobody has touched since. */
  version: number
  /** What it changed, as it was. */
  before: Record<string, unknown>
  /** True where it put a held edit in place. */
  accepted: boolean
}

const batch = new Schema<DecidedBatch>(
  {
    _id: { type: String, required: true },
    by: { type: Schema.Types.Mixed, required: true },
    decision: { type: String, required: true },
    at: { type: Date, required: true },
    things: { type: [Schema.Types.Mixed], required: true } as never,
    becameKnown: { type: [String], required: true },
    undone: { type: Date, default: null },
  },
  { collection: 'decided-batches', versionKey: false, id: false, minimize: false },
)
batch.index({ 'by.id': 1, at: -1 })
batch.index({ 'things.id': 1 })
// Longer than it can be undone, so that nothing goes while somebody looks at it.
batch.index({ at: 1 }, { expireAfterSeconds: 2 * 24 * 60 * 60 })

export const DecidedBatches = model<DecidedBatch>('DecidedBatch', batch)
