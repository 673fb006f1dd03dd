import type { Transaction } from '../platform/data/transaction.ts'
import { Appointments, theAppointments } from './appointments.model.ts'

/** To be called in every transaction that may leave one admin fewer: two of them at once collide here. */
export async function holdAppointments(session: Transaction['session']): Promise<void> {
  await Appointments.updateOne({ _id: theAppointments }, { $inc: { changes: 1 } }, { upsert: true, session })
}
