import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { describe, expect, it } from 'vitest'
import {
  type EmbeddedMongodb,
  startEmbeddedMongodb,
} from '../../../server/platform/embedded-mongodb/start.ts'
import { errorOf, newFolder, onMongodb, socketPath } from './database.ts'

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)

async function using<T>(database: EmbeddedMongodb, tell: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(database.url)
  try {
    return await tell(client)
  } finally {
    await client.close()
  }
}

describe.skipIf(onMongodb)('the data folder', () => {
  it('is made for its owner alone, and is clean after closing', async () => {
    const dataDir = join(newFolder(), 'made', 'here')
    const database = await startEmbeddedMongodb({ dataDir })
    expect([
      mode(dataDir),
      mode(join(dataDir, 'socket')),
      mode(join(dataDir, 'counterpoint.sqlite')),
    ]).toEqual(['700', '700', '600'])
    await using(database, (client) => client.db().collection('things').insertOne({ n: 1 }))
    await database.close()
    expect(readdirSync(dataDir).sort()).toEqual(['counterpoint.sqlite', 'owner.json', 'owner.lock', 'socket'])
    expect(readdirSync(join(dataDir, 'socket'))).toEqual([])
    const again = await startEmbeddedMongodb({ dataDir })
    expect(await using(again, (client) => client.db().collection('things').countDocuments())).toBe(1)
    await again.close()
    rmSync(dataDir, { recursive: true })
  })

  it('has one owner: a second is told who it is and what to do', async () => {
    const dataDir = newFolder()
    const first = await startEmbeddedMongodb({ dataDir })
    const error = await errorOf(startEmbeddedMongodb({ dataDir }))
    expect(error?.message).toMatch(
      new RegExp(
        `^The data folder ${dataDir} is in use by process ${process.pid} \\(since .+\\)\\. Stop that process`,
      ),
    )
    expect(error?.message).toContain('npm run db')
    await using(first, (client) => client.db().command({ ping: 1 }))
    await first.close()
    await (await startEmbeddedMongodb({ dataDir })).close()
    rmSync(dataDir, { recursive: true })
  })

  it('may be served on a loopback port where there are no sockets', async () => {
    const dataDir = newFolder()
    const database = await startEmbeddedMongodb({ dataDir, loopback: true })
    expect(database.url).toMatch(/^mongodb:\/\/127\.0\.0\.1:[0-9]+\/counterpoint\?directConnection=true$/)
    await using(database, (client) => client.db().collection('things').insertOne({ n: 1 }))
    await database.close()
    rmSync(dataDir, { recursive: true })
  })

  it('may have a path that is too long for a socket', async () => {
    const dataDir = join(newFolder(), 'long'.repeat(30))
    const database = await startEmbeddedMongodb({ dataDir })
    const socket = socketPath(database.url)
    expect(socket.length).toBeLessThan(104)
    expect(mode(join(socket, '..'))).toBe('700')
    await using(database, (client) => client.db().command({ ping: 1 }))
    await database.close()
    expect(existsSync(socket)).toBe(false)
    rmSync(dataDir, { recursive: true })
  })
})

describe.skipIf(onMongodb)('a copy', () => {
  it('is made while writing goes on, of one moment, and can be started from', async () => {
    const [dataDir, other] = [newFolder(), newFolder()]
    const database = await startEmbeddedMongodb({ dataDir })
    const written = await using(database, async (client) => {
      const pairs = client.db().collection('pairs')
      await pairs.createIndex({ n: 1 }, { unique: true })
      await pairs.insertMany(Array.from({ length: 2000 }, (_, n) => ({ n: -n - 1, text: 'x'.repeat(500) })))
      let n = 0
      let copying = true
      const writer = async () => {
        while (copying) {
          const at = n++
          await client.withSession((session) =>
            session.withTransaction(() => pairs.insertMany([{ n: 2 * at }, { n: 2 * at + 1 }], { session })),
          )
        }
      }
      const writing = writer()
      await database.backup(join(other, 'counterpoint.sqlite'))
      copying = false
      await writing
      expect((await errorOf(database.backup(join(other, 'counterpoint.sqlite'))))?.message).toContain(
        'exists already',
      )
      return 2 * n
    })
    await database.close()

    const copy = await startEmbeddedMongodb({ dataDir: other })
    await using(copy, async (client) => {
      const pairs = client.db().collection('pairs')
      const numbers = await pairs
        .find({ n: { $gte: 0 } })
        .sort({ n: 1 })
        .map(({ n }) => n)
        .toArray()
      expect(numbers).toEqual(Array.from(numbers, (_, i) => i))
      expect(numbers.length % 2).toBe(0)
      expect(numbers.length).toBeLessThanOrEqual(written)
      expect(await pairs.countDocuments({ n: { $lt: 0 } })).toBe(2000)
    })
    await copy.close()
    mkdirSync(dataDir, { recursive: true })
    for (const folder of [dataDir, other]) rmSync(folder, { recursive: true })
  })
})
