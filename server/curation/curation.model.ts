import { model, Schema, type Types } from 'mongoose'
import type { Channel } from '../../shared/live/contract.ts'
import type { ThreadKind, ThreadRef } from '../../shared/threads/views.ts'

/** What was done to a thread as a whole. `_id` is that of the thing it hangs under. */
export type ThreadRecord = {
  _id: Types.ObjectId
  kind: ThreadKind
  channels: Channel[]
  /** `byModerator`: whose post it is doesn't open what moderators closed. */
  locked: { since: Date; reason: string; by: string; byModerator: boolean } | null
  mergedInto: ThreadRef | null
  /** Moves out of it that stand, with how many thoughts everybody could read of each; the oldest first. */
  moved: { move: Types.ObjectId; to: ThreadRef; count: number }[]
  version: number
}

const ref = { type: { kind: String, id: String }, _id: false }
const thread = new Schema<ThreadRecord>(
  {
    kind: { type: String, required: true },
    channels: { type: [String], required: true },
    locked: { type: Schema.Types.Mixed, default: null },
    mergedInto: { ...ref, default: null },
    moved: { type: [{ move: Schema.Types.ObjectId, to: ref, count: Number, _id: false }], default: [] },
    version: { type: Number, required: true },
  },
  { collection: 'threads', versionKey: false, id: false },
)
thread.index({ channels: 1 })
export const Threads = model<ThreadRecord>('Thread', thread)

/** That branches were taken from one thread to another. */
export type MoveRecord = {
  _id: Types.ObjectId
  kind: 'move' | 'split' | 'merge'
  from: ThreadRef
  to: ThreadRef
  /** Where each branch began, and what it answered there. */
  roots: { id: Types.ObjectId; parent: Types.ObjectId | null; answersWording: number | null }[]
  /** All that went along. */
  comments: Types.ObjectId[]
  /** How many of them everybody could read. */
  count: number
  by: { id: string; name: string }
  at: Date
  undone: Date | null
}

const move = new Schema<MoveRecord>(
  {
    kind: { type: String, required: true },
    from: { ...ref, required: true },
    to: { ...ref, required: true },
    roots: {
      type: [
        {
          id: Schema.Types.ObjectId,
          parent: { type: Schema.Types.ObjectId, default: null },
          answersWording: { type: Number, default: null },
          _id: false,
        },
      ],
      default: [],
    },
    comments: { type: [Schema.Types.ObjectId], default: [] },
    count: { type: Number, required: true },
    by: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    undone: { type: Date, default: null },
  },
  { collection: 'moves', versionKey: false, id: false },
)
move.index({ comments: 1 })
move.index({ 'from.id': 1, at: -1 })
move.index({ 'to.id': 1, at: -1 })
export const Moves = model<MoveRecord>('Move', move)
