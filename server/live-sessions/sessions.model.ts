import { model, Schema, type Types } from 'mongoose'
import type { Creator } from '../../shared/accounts/views.ts'
import type { Channel } from '../../shared/live/contract.ts'
import type { SessionState, SessionSubject, Spotlight } from '../../shared/live-sessions/views.ts'

/** People reading the same thing together, as it is kept. */
export type SessionRecord = {
  _id: Types.ObjectId
  on: SessionSubject
  /** The subject's channel: its page shows that a session is on. */
  subject: Channel
  title: string
  state: SessionState
  planned: Date | null
  began: Date | null
  ended: Date | null
  host: Creator
  task: { words: string; set: Date } | null
  /** `ran`: that it ran out stands in the log. */
  timer: { ends: Date; seconds: number; ran?: true } | null
  /** The account that is followed; null for nobody. */
  leader: string | null
  spotlight: Spotlight | null
  round: Types.ObjectId | null
  /** How many rounds there were, and seats: the next one's number and colour. */
  rounds: number
  seats: number
  /** When somebody was last seen in it by the sweep that ends what everybody has left; null before that. */
  seen: Date | null
  /** Words were taken out of its notes for good. */
  cleaned?: true
  created: Date
  version: number
}

const session = new Schema<SessionRecord>(
  {
    on: { type: Schema.Types.Mixed, required: true },
    subject: { type: String, required: true },
    title: { type: String, required: true },
    state: { type: String, required: true },
    planned: { type: Date, default: null },
    began: { type: Date, default: null },
    ended: { type: Date, default: null },
    host: { type: Schema.Types.Mixed, required: true },
    task: { type: Schema.Types.Mixed, default: null },
    timer: { type: Schema.Types.Mixed, default: null },
    leader: { type: String, default: null },
    spotlight: { type: Schema.Types.Mixed, default: null },
    round: { type: Schema.Types.ObjectId, default: null },
    rounds: { type: Number, required: true },
    seats: { type: Number, required: true },
    seen: { type: Date, default: null },
    cleaned: { type: Boolean },
    created: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'sessions', versionKey: false, id: false },
)
session.index({ subject: 1, created: -1 })
session.index({ state: 1, created: -1 })
session.index({ 'host.id': 1, created: -1 })

export const LiveSessions = model<SessionRecord>('LiveSession', session)
