import { model, Schema, type Types } from 'mongoose'
import type { Creator } from '../../shared/accounts/views.ts'

/** What was imported, word for word as it came: what could not be placed is still there to go back to. */
export type ImportRecord = {
  _id: Types.ObjectId
  raw: string
  fingerprint: string
  /** The digest it became. */
  digest: Types.ObjectId
  creator: Creator
  created: Date
}

const imported = new Schema<ImportRecord>(
  {
    raw: { type: String, required: true },
    fingerprint: { type: String, required: true },
    digest: { type: Schema.Types.ObjectId, required: true },
    creator: { type: { id: String, name: String }, _id: false, required: true },
    created: { type: Date, required: true },
  },
  { collection: 'imports', versionKey: false, id: false },
)
imported.index({ digest: 1 })

export const Imports = model<ImportRecord>('Import', imported)
