import { model, Schema, type Types } from 'mongoose'
import type { AnnotationRecord } from './annotations.model.ts'

/** What an annotation said until it was worded anew. */
export type FormerNoteRecord = Pick<AnnotationRecord, 'source' | 'html' | 'tags' | 'motivation'> & {
  _id: Types.ObjectId
  annotation: Types.ObjectId
  until: Date
  /** True where it was never everybody's to read. */
  unpublished?: true
}

const formerNote = new Schema<FormerNoteRecord>(
  {
    annotation: { type: Schema.Types.ObjectId, required: true },
    source: { type: String, default: null },
    html: { type: String, default: null },
    tags: { type: [String], default: [] },
    motivation: { type: String, default: null },
    until: { type: Date, required: true },
    unpublished: { type: Boolean },
  },
  { collection: 'former-notes', versionKey: false, id: false },
)
formerNote.index({ annotation: 1, until: -1 })

export const FormerNotes = model<FormerNoteRecord>('FormerNote', formerNote)
