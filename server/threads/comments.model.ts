import { model, Schema, type Types } from 'mongoose'
import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadRef } from '../../shared/threads/views.ts'
import type { Moderated, Pending } from '../moderation/moderated.ts'
import { indexQueues } from '../moderation/queue-sources.ts'

/** A comment as it is kept. */
export type CommentRecord = Moderated & {
  _id: Types.ObjectId
  thread: ThreadRef
  /** The pages that show it: a contradiction between two documents has its thread on both. */
  channels: Channel[]
  parent: Types.ObjectId | null
  /** The comment that began its branch: its own id where it did. */
  root: Types.ObjectId
  /** 0 for a thought on the thing itself. */
  depth: number
  /** Its place in reading order: see `Place` in shared/threads/parts.ts. `placeUnder` makes all five. */
  path: string
  above?: string[]
  /** `id` is null for a guest, who has `guest`, and for a person who came with an import, who has neither. */
  creator: { id: string | null; name: string; postAuthor: boolean; guest?: string; site?: string | null }
  imported: boolean
  /** Little markup, as its author typed it. */
  source: string
  /** `source` rendered and sanitised, once. */
  html: string
  /** The accounts that its words name after an at sign, as they were when it was written. */
  mentions?: { id: string; name: string }[]
  created: Date
  modified: Date | null
  /** Counts its wordings from 1; `version` counts every change. */
  wording: number
  /** True once it was edited later than 30 minutes after it was posted. */
  revised: boolean
  /** The parent's wording that it answers. */
  answersWording: number | null
  pending: Pending | null
  featured: boolean
  version: number
}

const comment = new Schema<CommentRecord>(
  {
    thread: { type: { kind: String, id: String }, _id: false, required: true },
    channels: { type: [String], required: true },
    parent: { type: Schema.Types.ObjectId, default: null },
    root: { type: Schema.Types.ObjectId, required: true },
    depth: { type: Number, required: true },
    path: { type: String, required: true },
    above: { type: [String], default: undefined },
    creator: { type: Schema.Types.Mixed, required: true },
    imported: { type: Boolean, default: false },
    source: { type: String, required: true },
    html: { type: String, required: true },
    mentions: { type: [{ id: String, name: String }], _id: false, default: undefined },
    created: { type: Date, required: true },
    modified: { type: Date, default: null },
    withdrawn: { type: Date, default: null },
    erased: { type: Date, default: null },
    covered: String,
    moderation: { type: Schema.Types.Mixed, required: true },
    wording: { type: Number, required: true },
    revised: { type: Boolean, default: false },
    answersWording: { type: Number, default: null },
    pending: { type: Schema.Types.Mixed, default: null },
    featured: { type: Boolean, default: false },
    version: { type: Number, required: true },
  },
  { collection: 'comments', versionKey: false, id: false },
)
comment.index({ channels: 1, created: 1, _id: 1 })
comment.index({ created: -1 })
comment.index({ root: 1, created: 1 })
comment.index({ 'creator.id': 1, created: -1 })
comment.index({ 'creator.guest': 1, created: -1 }, { sparse: true })
comment.index({ 'mentions.id': 1 }, { sparse: true })
comment.index({ 'pending.mentions.id': 1 }, { sparse: true })
indexQueues(comment)

export const Comments = model<CommentRecord>('Comment', comment)

/** Former wordings, kept for the public history. */
export type CommentRevision = {
  _id: Types.ObjectId
  comment: Types.ObjectId
  wording: number
  source: string
  html: string
  until: Date
  /** True of a wording that the public never read. */
  unpublished?: boolean
}
const revision = new Schema<CommentRevision>(
  {
    comment: Schema.Types.ObjectId,
    wording: Number,
    source: String,
    html: String,
    until: Date,
    unpublished: Boolean,
  },
  { collection: 'comment-revisions', versionKey: false, id: false },
)
revision.index({ comment: 1, wording: 1 }, { unique: true })

export const CommentRevisions = model<CommentRevision>('CommentRevision', revision)
