import { model, Schema, type Types } from 'mongoose'
import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'

/** A comment as it is kept. */
export type CommentRecord = {
  _id: Types.ObjectId
  thread: ThreadRef
  /** The pages that show it: a contradiction between two documents has its thread on both. */
  channels: Channel[]
  parent: Types.ObjectId | null
  /** `id` is null for a person who came with an import. */
  creator: { id: string | null; name: string; postAuthor: boolean }
  imported: boolean
  /** Little markup, as its author typed it. */
  source: string
  /** `source` rendered and sanitised, once. */
  html: string
  created: Date
  modified: Date | null
  /** When its author withdrew it; null while it is present. */
  withdrawn: Date | null
  version: number
}

const comment = new Schema<CommentRecord>(
  {
    thread: { type: { kind: String, id: String }, _id: false, required: true },
    channels: { type: [String], required: true },
    parent: { type: Schema.Types.ObjectId, default: null },
    creator: { type: { id: String, name: String, postAuthor: Boolean }, _id: false, required: true },
    imported: { type: Boolean, default: false },
    source: { type: String, required: true },
    html: { type: String, required: true },
    created: { type: Date, required: true },
    modified: { type: Date, default: null },
    withdrawn: { type: Date, default: null },
    version: { type: Number, required: true },
  },
  { collection: 'comments', versionKey: false, id: false },
)
comment.index({ channels: 1, created: 1, _id: 1 })
comment.index({ created: -1 })

export const Comments = model<CommentRecord>('Comment', comment)

/** Former wordings, kept for the public history. */
export type CommentRevision = {
  _id: Types.ObjectId
  comment: Types.ObjectId
  version: number
  source: string
  html: string
  until: Date
}
const revision = new Schema<CommentRevision>(
  { comment: Schema.Types.ObjectId, version: Number, source: String, html: String, until: Date },
  { collection: 'comment-revisions', versionKey: false, id: false },
)
revision.index({ comment: 1, version: 1 }, { unique: true })

export const CommentRevisions = model<CommentRevision>('CommentRevision', revision)
