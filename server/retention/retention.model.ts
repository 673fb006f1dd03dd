import { model, Schema } from 'mongoose'
import type { Counts } from '../../shared/live/contract.ts'

/** The last recount; one document. */
export type RecountRecord = {
  _id: string
  counted: Date | null
  channels: number
  drift: { channel: string; what: keyof Counts; told: number; found: number }[]
  repaired: { at: Date; number: number } | null
}
export const theRecount = 'recount'

const recount = new Schema<RecountRecord>(
  {
    _id: String,
    counted: { type: Date, default: null },
    channels: { type: Number, default: 0 },
    drift: { type: [{ channel: String, what: String, told: Number, found: Number, _id: false }] } as never,
    repaired: { type: { at: Date, number: Number }, _id: false, default: null },
  },
  { collection: 'recounts', versionKey: false, id: false },
)
export const Recounts = model<RecountRecord>('Recount', recount)

/** The last night's work; one document, which is also the lock: a process that moves it on to a night does the work. */
export type NightRecord = {
  _id: string
  /** The day it was begun on, `YYYY-MM-DD`. */
  night: string
  begun: Date
  /** Until when nobody else begins it again; one that isn't finished by then was left lying. */
  until: Date
  finished: Date | null
  done: string[]
  failed: string | null
}
export const theNight = 'night'

const night = new Schema<NightRecord>(
  {
    _id: String,
    night: String,
    begun: Date,
    until: Date,
    finished: { type: Date, default: null },
    done: { type: [String], default: [] },
    failed: { type: String, default: null },
  },
  { collection: 'nights', versionKey: false, id: false },
)
export const Nights = model<NightRecord>('Night', night)

/** What older versions left otherwise than it is kept now, and when that was put right. `_id` says what. */
type RepairRecord = { _id: string; at: Date; mended: number }

const repair = new Schema<RepairRecord>(
  { _id: String, at: Date, mended: Number },
  { collection: 'repairs', versionKey: false, id: false },
)
export const Repairs = model<RepairRecord>('Repair', repair)
