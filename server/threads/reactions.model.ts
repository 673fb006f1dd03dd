import { model, Schema, type Types } from 'mongoose'
import type { ReactionKind } from '../../shared/threads/views.ts'

/** What one person thought of one comment. */
export type ReactionRecord = {
  _id: Types.ObjectId
  comment: Types.ObjectId
  /** The account. */
  person: string
  kinds: ReactionKind[]
  version: number
}

const reaction = new Schema<ReactionRecord>(
  {
    comment: { type: Schema.Types.ObjectId, required: true },
    person: { type: String, required: true },
    kinds: { type: [String], required: true },
    version: { type: Number, required: true },
  },
  { collection: 'reactions', versionKey: false, id: false },
)
reaction.index({ comment: 1, person: 1 }, { unique: true })
reaction.index({ person: 1 })

export const Reactions = model<ReactionRecord>('Reaction', reaction)

/** How often a comment was reacted to; its id is the comment's. A kind that nobody chose yet is absent. */
export type TallyRecord = {
  _id: Types.ObjectId
  counts: Partial<Record<ReactionKind, number>>
  version: number
}

const tally = new Schema<TallyRecord>(
  {
    counts: { type: Schema.Types.Mixed, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'tallies', versionKey: false, id: false },
)

export const Tallies = model<TallyRecord>('Tally', tally)
