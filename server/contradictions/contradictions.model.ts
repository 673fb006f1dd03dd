import { model, Schema, Types } from 'mongoose'
import type { ContradictionType, KeptStatus, PlacedEnd } from '../../shared/contradictions/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { Moderated } from '../moderation/moderated.ts'
import { indexQueues } from '../moderation/queue-sources.ts'

/** A contradiction as it is kept. Its ends hold what the documents said when it was proposed, and where that is today. */
export type ContradictionRecord = Moderated & {
  _id: Types.ObjectId
  type: ContradictionType
  claim: string
  ends: PlacedEnd[]
  /** The documents its ends lie in, each once: their pages show it. */
  channels: Channel[]
  /** `id` is null for a person who came with an import. */
  creator: { id: string | null; name: string }
  /** Who confirmed one that is `corroborated` is in the record. */
  status: KeptStatus
  /** The live session it was proposed in. */
  session: Types.ObjectId | null
  created: Date
  modified: Date | null
  version: number
}

const contradiction = new Schema<ContradictionRecord>(
  {
    type: { type: String, required: true },
    claim: { type: String, required: true },
    ends: { type: [Schema.Types.Mixed], required: true } as never,
    channels: { type: [String], required: true },
    creator: { type: Schema.Types.Mixed, required: true },
    status: { type: String, required: true },
    session: { type: Schema.Types.ObjectId, default: null },
    created: { type: Date, required: true },
    modified: { type: Date, default: null },
    withdrawn: { type: Date, default: null },
    erased: { type: Date, default: null },
    moderation: { type: Schema.Types.Mixed, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'contradictions', versionKey: false, id: false },
)
contradiction.index({ channels: 1, created: 1 })
contradiction.index({ created: -1, _id: -1 })
contradiction.index({ type: 1, created: -1, _id: -1 })
contradiction.index({ 'ends.excerpt': 1 })
contradiction.index({ 'creator.id': 1, created: -1 })
contradiction.index(
  { session: 1 },
  { partialFilterExpression: { session: { $gt: new Types.ObjectId('0'.repeat(24)) } } },
)
indexQueues(contradiction)

export const Contradictions = model<ContradictionRecord>('Contradiction', contradiction)
