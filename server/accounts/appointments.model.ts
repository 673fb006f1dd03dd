import { model, Schema } from 'mongoose'

/**
 * How people become admin and stop being it: one document, which every such change moves. Two changes at once collide
 * on it and the later one decides again, so that there is never a second first admin, nor none left.
 */
const appointments = new Schema(
  {
    _id: { type: String, required: true },
    /** SHA-256 of the first admin's invitation; null when none is open. */
    invitation: { type: String, default: null },
    changes: { type: Number, default: 0 },
  },
  { collection: 'admin-appointments', versionKey: false, strict: true },
)

export const Appointments = model('Appointments', appointments)
export const theAppointments = 'admins'
