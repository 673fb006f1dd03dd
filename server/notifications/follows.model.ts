import { model, Schema, type Types } from 'mongoose'
import type { FollowKind } from '../../shared/notifications/views.ts'

/** That a person follows something, or did: that it was ended is kept, so that writing there doesn't begin it anew. */
export type FollowRecord = {
  _id: Types.ObjectId
  person: string
  kind: FollowKind
  /** An id, or an authority's slug. */
  of: string
  follows: boolean
  since: Date
  version: number
}

const follow = new Schema<FollowRecord>(
  {
    person: { type: String, required: true },
    kind: { type: String, required: true },
    of: { type: String, required: true },
    follows: { type: Boolean, required: true },
    since: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'follows', versionKey: false, id: false },
)
follow.index({ person: 1, of: 1, kind: 1 }, { unique: true })
follow.index({ of: 1, kind: 1 })

export const Follows = model<FollowRecord>('Follow', follow)
