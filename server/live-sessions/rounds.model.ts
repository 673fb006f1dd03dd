import { model, Schema, type Types } from 'mongoose'
import type { RoundResult, RoundState } from '../../shared/live-sessions/views.ts'

export type WasRead = { documents: string[]; letters: number }

/** A blind round of a session. Its highlights are annotations that carry its id. */
export type RoundRecord = {
  _id: Types.ObjectId
  session: Types.ObjectId
  number: number
  task: string | null
  state: RoundState
  began: Date
  ended: Date | null
  /** How many highlights were begun in it. */
  marks: number
  /** Accounts that said they are done. */
  done: string[]
  result: RoundResult | null
  /** What was read in it, as it stood at the reveal: the documents, and how many characters their texts had together. */
  read: WasRead | null
  version: number
}

const round = new Schema<RoundRecord>(
  {
    session: { type: Schema.Types.ObjectId, required: true },
    number: { type: Number, required: true },
    task: { type: String, default: null },
    state: { type: String, required: true },
    began: { type: Date, required: true },
    ended: { type: Date, default: null },
    marks: { type: Number, required: true },
    done: { type: [String], required: true },
    result: { type: Schema.Types.Mixed, default: null },
    read: { type: Schema.Types.Mixed, default: null },
    version: { type: Number, required: true },
  },
  { collection: 'session-rounds', versionKey: false, id: false },
)
round.index({ session: 1, number: 1 }, { unique: true })

export const Rounds = model<RoundRecord>('Round', round)
