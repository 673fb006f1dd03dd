import { model, Schema, type Types } from 'mongoose'

/** Where something came from: nothing is imported twice from the same address. */
export type OriginRecord = {
  _id: Types.ObjectId
  /** The one it had there. */
  address: string
  kind: 'document' | 'excerpt' | 'annotation' | 'contradiction' | 'comment'
  /** What it became here. */
  thing: Types.ObjectId
}

const origin = new Schema<OriginRecord>(
  {
    address: { type: String, required: true },
    kind: { type: String, required: true },
    thing: { type: Schema.Types.ObjectId, required: true },
  },
  { collection: 'origins', versionKey: false, id: false },
)

origin.index({ address: 1 }, { unique: true })

export const Origins = model<OriginRecord>('Origin', origin)
