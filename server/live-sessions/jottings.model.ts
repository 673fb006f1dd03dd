import { model, Schema, type Types } from 'mongoose'

/** A copy of the notes, by its number at Yjs, and the account that typed into it. */
export type Writer = { client: number; by: string }

/** One step in the making of a session's shared notes: a Yjs update. Steps are only ever added, or merged into one. */
export type JottingRecord = {
  _id: Types.ObjectId
  session: Types.ObjectId
  /** The account; null for what was merged of several. */
  by: string | null
  /** Who wrote what in it: Yjs knows each letter by the copy it was typed into, a copy by its number. */
  writers: Writer[]
  update: Uint8Array
  created: Date
  version: number
}

const jotting = new Schema<JottingRecord>(
  {
    session: { type: Schema.Types.ObjectId, required: true },
    by: { type: String, default: null },
    writers: { type: Schema.Types.Mixed, required: true },
    update: { type: Buffer, required: true },
    created: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'session-jottings', versionKey: false, id: false },
)
jotting.index({ session: 1, _id: 1 })

export const Jottings = model<JottingRecord>('Jotting', jotting)
