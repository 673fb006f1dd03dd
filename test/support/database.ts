import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { connect, createIndexes, type Database } from '../../server/platform/data/connect.ts'

/**
 * Gives the tests of a file a database of their own, with the collections and indexes of every model they import: on
 * `MONGODB_URL` when that is given, else the embedded one in a temporary folder. To be called at the top of the file;
 * it is gone when the file's tests are done. `url()` is where it is, for a second process.
 */
export function startTestDatabase(): { url(): string } {
  let database: Database
  let dataDir: string

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'counterpoint-data-'))
    const given = process.env.MONGODB_URL
    const mongodbUrl = given ? withDatabase(given, `test-${randomBytes(6).toString('hex')}`) : null
    database = await connect({ mongodbUrl, dataDir, log: pino({ level: 'silent' }) })
    await createIndexes()
  })

  afterAll(async () => {
    if (!database.embedded) await mongoose.connection.dropDatabase()
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  return { url: () => database.url }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
