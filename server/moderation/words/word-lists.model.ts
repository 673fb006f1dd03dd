import { model, Schema, type Types } from 'mongoose'
import type { WordList } from '../../../shared/moderation/word-lists.ts'

/** A word or phrase that moderation looks for. */
export type WordEntry = {
  _id: Types.ObjectId
  list: WordList
  /** As the admin typed it. */
  pattern: string
  /** Its folded words: two entries that find the same are one. */
  key: string
  creator: { id: string; name: string }
  created: Date
  /** When it was taken off the list; null while it stands. Kept, to be put back. */
  removed: Date | null
  version: number
}

const entry = new Schema<WordEntry>(
  {
    list: { type: String, required: true },
    pattern: { type: String, required: true },
    key: { type: String, required: true },
    creator: { type: Schema.Types.Mixed, required: true },
    created: { type: Date, required: true },
    removed: { type: Date, default: null },
    version: { type: Number, required: true },
  },
  { collection: 'word-entries', versionKey: false, id: false },
)
entry.index({ key: 1 }, { unique: true })
entry.index({ removed: 1 })

export const WordEntries = model<WordEntry>('WordEntry', entry)
