import { model, Schema, type Types } from 'mongoose'
import type { ThreadRef } from '../../shared/threads/views.ts'

/** How far an account has read a thread: one small document for both. */
export type MarkRecord = {
  _id: Types.ObjectId
  account: string
  thread: ThreadRef
  /** The newest comment that was read; ids are made in the order of time. */
  upTo: string
  updated: Date
}

const mark = new Schema<MarkRecord>(
  {
    account: { type: String, required: true },
    thread: { type: { kind: String, id: String }, _id: false, required: true },
    upTo: { type: String, required: true },
    updated: { type: Date, required: true },
  },
  { collection: 'reading-marks', versionKey: false, id: false },
)
mark.index({ account: 1, 'thread.id': 1 }, { unique: true })

export const ReadingMarks = model<MarkRecord>('ReadingMark', mark)
