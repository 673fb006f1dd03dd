import { model, Schema, type Types } from 'mongoose'
import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'

/** A thought or reply that was begun: one for each place of each account. */
export type DraftRecord = {
  _id: Types.ObjectId
  account: string
  /** The place: see `draftKey`. */
  key: string
  thread: ThreadRef
  /** The comment answered; null for a thought on the thing itself. */
  parent: string | null
  /** Which wording of it was read. */
  parentWording: number | null
  /** The pages that show the thread, as comments have them. */
  channels: Channel[]
  source: string
  /** Counts its savings. */
  version: number
  /** The tab that saved it last. */
  by: string
  updated: Date
  /** What other tabs and devices had there when somebody else's words took the place, the newest last. */
  others: { by: string; source: string }[]
  /** When it was discarded; for a day it can be brought back. */
  discarded: Date | null
}

const draft = new Schema<DraftRecord>(
  {
    account: { type: String, required: true },
    key: { type: String, required: true },
    thread: { type: { kind: String, id: String }, _id: false, required: true },
    parent: { type: String, default: null },
    parentWording: { type: Number, default: null },
    channels: { type: [String], required: true },
    source: { type: String, required: true },
    version: { type: Number, required: true },
    by: { type: String, required: true },
    updated: { type: Date, required: true },
    others: { type: [{ by: String, source: String }], _id: false, default: [] },
    discarded: { type: Date, default: null },
  },
  { collection: 'drafts', versionKey: false, id: false },
)
draft.index({ account: 1, key: 1 }, { unique: true })
draft.index({ account: 1, channels: 1 })
draft.index({ discarded: 1 }, { expireAfterSeconds: 24 * 60 * 60 })

export const Drafts = model<DraftRecord>('Draft', draft)
