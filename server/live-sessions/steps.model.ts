import { model, Schema, type Types } from 'mongoose'
import type { Creator } from '../../shared/accounts/views.ts'
import type { SessionStep } from '../../shared/live-sessions/views.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'

/** A session's log: it is only ever added to. Things are named by id, and what of them may be seen is decided when it is read. */
export type StepRecord = {
  _id: Types.ObjectId
  session: Types.ObjectId
  at: Date
  by: Creator | null
  what: SessionStep['what']
}

const step = new Schema<StepRecord>(
  {
    session: { type: Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
    by: { type: Schema.Types.Mixed, default: null },
    what: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'session-steps', versionKey: false, id: false },
)
step.index({ session: 1, at: 1, _id: 1 })

export const Steps = model<StepRecord>('SessionStep', step)

/** Writes a step into a session's log, with the write that it is part of; `at` is when it happened, if not now. */
export function logStep(
  tx: Transaction,
  session: Types.ObjectId,
  by: Creator | null,
  what: SessionStep['what'],
  at = tx.now,
): void {
  tx.insert(Steps, { _id: newId(), session, at, by, what })
}
