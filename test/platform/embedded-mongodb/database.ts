import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Collection, type Db, type Document, MongoClient } from 'mongodb'
import { afterAll, beforeAll } from 'vitest'
import {
  type EmbeddedMongodb,
  startEmbeddedMongodb,
} from '../../../server/platform/embedded-mongodb/start.ts'

/** What these tests say about MongoDB is also true of MongoDB: with MONGODB_URL they run there. */
export const onMongodb = process.env.MONGODB_URL !== undefined

/** A new folder for a database. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'counterpoint-db-'))

/** A database for a file's tests. `collection()` is a new one each time. */
export type Opened = {
  url: () => string
  client: () => MongoClient
  db: () => Db
  collection: (documents?: Document[]) => Promise<Collection<Document>>
  embedded: () => EmbeddedMongodb
}

export function openDatabase(options: { expiryMilliseconds?: number } = {}): Opened {
  const dataDir = newFolder()
  let embedded: EmbeddedMongodb | undefined
  let client: MongoClient
  let db: Db
  let collections = 0
  const url = (): string => process.env.MONGODB_URL ?? (embedded as EmbeddedMongodb).url

  beforeAll(async () => {
    if (!onMongodb) embedded = await startEmbeddedMongodb({ dataDir, ...options })
    client = await MongoClient.connect(url())
    db = client.db(`test-${randomBytes(6).toString('hex')}`)
  })
  afterAll(async () => {
    await db.dropDatabase()
    await client.close()
    await embedded?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  return {
    url,
    client: () => client,
    db: () => db,
    embedded: () => embedded as EmbeddedMongodb,
    async collection(documents = []) {
      const collection = db.collection<Document>(`things${++collections}`)
      await db.createCollection(collection.collectionName)
      if (documents.length > 0) await collection.insertMany(documents)
      return collection
    },
  }
}

/** The error of a promise that ought to fail; undefined when it doesn't. */
export async function errorOf(promise: Promise<unknown>): Promise<MongoError | undefined> {
  try {
    await promise
    return undefined
  } catch (error) {
    return error as MongoError
  }
}

export type MongoError = Error & {
  code?: number
  codeName?: string
  keyPattern?: unknown
  keyValue?: unknown
  hasErrorLabel(label: string): boolean
}

/** The socket in an embedded database's connection string. */
export function socketPath(url: string): string {
  return decodeURIComponent(/\/\/(.+)\/counterpoint/.exec(url)?.[1] ?? '')
}
