import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterAll, expect, it } from 'vitest'
import {
  type EmbeddedMongodb,
  startEmbeddedMongodb,
} from '../../../server/platform/embedded-mongodb/start.ts'
import { newFolder } from './database.ts'

// Words may have to go for good: also out of the file, which keeps what was deleted until it is overwritten.

const dataDir = newFolder()
const marker = 'Quizzaciously Brambleworth'
let database: EmbeddedMongodb | undefined

afterAll(async () => {
  await database?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The files that hold the words. */
const filesWith = (words: string) =>
  readdirSync(dataDir)
    .map((name) => join(dataDir, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(words))

it('leaves nothing of what was replaced or deleted in its files', async () => {
  database = await startEmbeddedMongodb({ dataDir })
  const client = await MongoClient.connect(database.url)
  const things = client.db('test').collection<{ _id: number; words: string }>('things')
  await things.createIndex({ words: 1 })
  const long = `${marker} ${'and so on '.repeat(2_000)}`
  await things.insertMany(
    Array.from({ length: 60 }, (_, n) => ({ _id: n, words: n % 3 === 0 ? long : `${marker} ${n}` })),
  )
  expect(filesWith(marker)).not.toEqual([])
  await things.updateMany({ _id: { $lt: 30 } }, { $set: { words: '[redacted]' } })
  await things.deleteMany({ _id: { $gte: 30 } })
  await client.db('admin').command({ fsync: 1 })
  expect(filesWith(marker)).toEqual([])
  expect(await things.countDocuments({ words: '[redacted]' })).toBe(30)
  await client.close()
})
