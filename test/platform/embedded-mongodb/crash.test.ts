import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { type Collection, MongoClient } from 'mongodb'
import { afterAll, describe, expect, it } from 'vitest'
import { newFolder, onMongodb } from './database.ts'

// The database is killed without warning while sixteen clients write. CRASH_ROUNDS=20 is the long form.

const rounds = Number(process.env.CRASH_ROUNDS ?? 3)
const writers = 16
const dataDir = newFolder()
const program = new URL('../../../server/platform/embedded-mongodb/serve-alone.ts', import.meta.url).pathname

type Thing = { _id: string; transaction?: string }
/** What was acknowledged: ids of single inserts, names of transactions. */
type Acknowledged = { inserts: string[]; transactions: string[] }

let running: ChildProcess | undefined

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running = child
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const url = /^MONGODB_URL='(.+)'$/.exec(line)?.[1]
    if (url) return { child, url }
  }
  throw new Error('the database did not start')
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

/** Writes until the database is gone; every third write is a transaction of three. */
async function write(
  client: MongoClient,
  things: Collection<Thing>,
  name: string,
  done: Acknowledged,
): Promise<void> {
  for (let n = 0; ; n++) {
    const id = `${name}-${n}`
    try {
      if (n % 3 > 0) {
        await things.insertOne({ _id: id })
        done.inserts.push(id)
      } else {
        await client.withSession((session) =>
          session.withTransaction(async () => {
            for (const part of [0, 1, 2])
              await things.insertOne({ _id: `${id}-${part}`, transaction: id }, { session })
          }),
        )
        done.transactions.push(id)
      }
    } catch {
      return
    }
  }
}

async function round(number: number, acknowledged: Acknowledged): Promise<void> {
  const { child, url } = await start()
  const client = new MongoClient(url, {
    retryWrites: false,
    serverSelectionTimeoutMS: 500,
    maxPoolSize: writers,
  })
  const things = client.db().collection<Thing>('things')
  await things.createIndex({ transaction: 1 })
  const before = acknowledged.inserts.length
  const writing = Promise.all(
    Array.from({ length: writers }, (_, writer) =>
      write(client, things, `${number}-${writer}`, acknowledged),
    ),
  )
  const enough = 20 + Math.random() * 400
  while (acknowledged.inserts.length - before < enough) await new Promise(setImmediate)
  await kill(child, 'SIGKILL')
  await writing
  await client.close()
}

async function check({ inserts, transactions }: Acknowledged): Promise<void> {
  const { child, url } = await start()
  const client = await MongoClient.connect(url)
  const things = client.db().collection<Thing>('things')
  const ids = new Set(await things.distinct('_id'))
  expect(inserts.filter((id) => !ids.has(id))).toEqual([])
  const parts = await things
    .aggregate([
      { $match: { transaction: { $exists: true } } },
      { $group: { _id: '$transaction', parts: { $sum: 1 } } },
    ])
    .toArray()
  expect(parts.filter((each) => each.parts !== 3)).toEqual([])
  const whole = new Set(parts.map(({ _id }) => _id))
  expect(transactions.filter((id) => !whole.has(id))).toEqual([])
  await client.close()
  await kill(child, 'SIGTERM')
  const file = new DatabaseSync(join(dataDir, 'counterpoint.sqlite'), { readOnly: true })
  expect(file.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  file.close()
}

describe.skipIf(onMongodb)(`killed ${rounds} times while ${writers} clients write`, () => {
  afterAll(() => {
    running?.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  })

  it(
    'loses nothing that it acknowledged, and tears no transaction',
    async () => {
      const acknowledged: Acknowledged = { inserts: [], transactions: [] }
      for (let number = 0; number < rounds; number++) {
        await round(number, acknowledged)
        await check(acknowledged)
      }
      expect(acknowledged.transactions.length).toBeGreaterThan(0)
      console.info(
        `${acknowledged.inserts.length} inserts and ${acknowledged.transactions.length} transactions, all there`,
      )
    },
    rounds * 30_000,
  )
})
