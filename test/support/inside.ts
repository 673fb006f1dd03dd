import mongoose from 'mongoose'
import { pino } from 'pino'
import { connect } from '../../server/platform/data/connect.ts'

/** Looks into the database of a server that has ended. */
export async function inside<T>(dataDir: string, look: () => Promise<T>): Promise<T> {
  const database = await connect({ mongodbUrl: null, dataDir, log: pino({ level: 'silent' }) })
  try {
    return await look()
  } finally {
    await database.close()
    mongoose.connection.removeAllListeners()
  }
}
