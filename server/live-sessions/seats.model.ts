import { model, Schema, type Types } from 'mongoose'
import type { SeatRole } from '../../shared/live-sessions/views.ts'

/** Somebody's part in a session: one for each account that joined. */
export type SeatRecord = {
  _id: Types.ObjectId
  session: Types.ObjectId
  person: { id: string; name: string }
  colour: number
  role: SeatRole
  hand: Date | null
  muted: boolean
  joined: Date
  version: number
}

const seat = new Schema<SeatRecord>(
  {
    session: { type: Schema.Types.ObjectId, required: true },
    person: { type: Schema.Types.Mixed, required: true },
    colour: { type: Number, required: true },
    role: { type: String, required: true },
    hand: { type: Date, default: null },
    muted: { type: Boolean, required: true },
    joined: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'session-seats', versionKey: false, id: false },
)
seat.index({ session: 1, 'person.id': 1 }, { unique: true })
seat.index({ 'person.id': 1, joined: -1 })

export const Seats = model<SeatRecord>('Seat', seat)
