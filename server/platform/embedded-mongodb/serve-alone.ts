import { startEmbeddedMongodb } from './start.ts'

// `npm run db`: the embedded database in a process of its own, so that several app processes can share it.

try {
  const database = await startEmbeddedMongodb({ dataDir: process.env.DATA_DIR ?? 'data', log: console.log })
  console.log(`Give this to each app process:\nMONGODB_URL='${database.url}'`)
  const stop = async (): Promise<void> => {
    await database.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
