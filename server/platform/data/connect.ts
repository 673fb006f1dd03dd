import mongoose from 'mongoose'
import type { Logger } from 'pino'
import { startEmbeddedMongodb } from '../embedded-mongodb/start.ts'

export type Database = {
  url: string
  /** True when this process owns the embedded database, so that nobody else can write to it. */
  embedded: boolean
  close(): Promise<void>
}

/** Connects Mongoose: to `mongodbUrl`, or to the embedded database it starts under `dataDir`. */
export async function connect(options: {
  mongodbUrl: string | null
  dataDir: string
  log: Logger
}): Promise<Database> {
  const embedded = options.mongodbUrl
    ? null
    : await startEmbeddedMongodb({ dataDir: options.dataDir, log: (line) => options.log.info(line) })
  const url = options.mongodbUrl ?? (embedded?.url as string)
  mongoose.set('autoCreate', false)
  mongoose.set('autoIndex', false)
  await mongoose.connect(url, { serverSelectionTimeoutMS: 10_000, maxPoolSize: 16 })
  return {
    url,
    embedded: embedded !== null,
    async close() {
      await mongoose.disconnect()
      await embedded?.close()
    },
  }
}

/** Creates every collection and index that the models declare. At start-up only: never inside a transaction. */
export async function createIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.connection.models)) {
    await model.createCollection()
    await model.createIndexes()
  }
}

/** The driver's client behind Mongoose, for the session store. */
export const mongoClient = () => mongoose.connection.getClient()
