import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Collection, MongoClient, ObjectId } from 'mongodb'
import { startEmbeddedMongodb } from '../../server/platform/embedded-mongodb/start.ts'

// `npm run bench:db`: what the embedded database does in a second, beside the goals it was built for. The
// driver runs in this thread and the database in its own; writes count when they are answered, so on disk.

const seconds = Number(process.env.BENCH_SECONDS ?? 3)
const comments = 100_000
const perParent = 50

type Comment = { _id: ObjectId; parent: ObjectId; created: Date; author: string; body: string }

const text = 'The inspectors found that the support offered to families had improved since the last visit. '

function comment(parent: ObjectId, created: number): Comment {
  return { _id: new ObjectId(), parent, created: new Date(created), author: 'A reader', body: text.repeat(4) }
}

/** How often `operation` is done in a second by so many clients at once. */
async function rate(
  clients: number,
  operation: (client: number, n: number) => Promise<unknown>,
): Promise<number> {
  const run = async (milliseconds: number): Promise<number> => {
    const start = performance.now()
    let done = 0
    const client = async (name: number): Promise<void> => {
      while (performance.now() - start < milliseconds) await operation(name, done++)
    }
    await Promise.all(Array.from({ length: clients }, (_, name) => client(name)))
    return (done / (performance.now() - start)) * 1000
  }
  await run(500)
  return run(seconds * 1000)
}

function report(what: string, figure: number, goal: number, unit = '/s', atMost = false): void {
  const reached = atMost ? figure <= goal : figure >= goal
  const [value, wanted] = [figure, goal].map((number) => Math.round(number).toLocaleString('en-GB'))
  const relation = atMost ? 'at most' : 'at least'
  console.log(
    `${reached ? 'ok   ' : 'BELOW'} ${what.padEnd(52)} ${`${value}${unit}`.padStart(10)}   (${relation} ${wanted}${unit})`,
  )
}

const megabytes = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1e6
}

async function measureWrites(client: MongoClient, plain: Collection): Promise<void> {
  const parent = new ObjectId()
  const insert = () => plain.insertOne(comment(parent, Date.now()))
  report('durable inserts, 1 client', await rate(1, insert), 1_100)
  report('durable inserts, 32 clients', await rate(32, insert), 8_000)
  const transaction = () =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        await plain.insertOne(comment(parent, Date.now()), { session })
        await plain.insertOne(comment(parent, Date.now()), { session })
        await plain.updateOne({ _id: 'head' as never }, { $inc: { seq: 1 } }, { session, upsert: true })
      }),
    )
  report('three-write transactions, 1 client', await rate(1, transaction), 500)
}

async function measureReads(
  filled: Collection<Comment>,
  ids: ObjectId[],
  parents: ObjectId[],
): Promise<void> {
  const byId = (_: number, n: number) => filled.findOne({ _id: ids[(n * 7919) % ids.length] as ObjectId })
  report('findOne by id, 1 client', await rate(1, byId), 3_000)
  report('findOne by id, 32 clients', await rate(32, byId), 8_000)
  const children = async (_: number, n: number) => {
    const parent = parents[(n * 7919) % parents.length] as ObjectId
    const found = await filled.find({ parent }).sort({ created: 1 }).toArray()
    if (found.length !== perParent) throw new Error(`${found.length} children instead of ${perParent}`)
  }
  report(
    `${perParent} sorted children of ${comments.toLocaleString('en-GB')}, 1 client`,
    await rate(1, children),
    1_100,
  )
  report(`${perParent} sorted children, 8 clients`, await rate(8, children), 1_100)
}

async function fill(filled: Collection<Comment>): Promise<{ ids: ObjectId[]; parents: ObjectId[] }> {
  await filled.createIndex({ parent: 1, created: 1 })
  const parents = Array.from({ length: comments / perParent }, () => new ObjectId())
  const ids: ObjectId[] = []
  for (let round = 0; round < perParent; round++) {
    const batch = parents.map((parent) => comment(parent, round * 1000))
    await filled.insertMany(batch)
    for (const { _id } of batch) ids.push(_id)
  }
  return { ids, parents }
}

const before = megabytes()
const dataDir = mkdtempSync(
  join(process.env.BENCH_DIR ? resolve(process.env.BENCH_DIR) : tmpdir(), 'bench-db-'),
)
const database = await startEmbeddedMongodb({ dataDir })
const client = new MongoClient(database.url, { maxPoolSize: 40 })
try {
  await client.connect()
  console.log(`Node alone ${Math.round(before)} MB. ${seconds} s each, in ${dataDir}.`)
  report('memory of driver and database, empty', megabytes(), 100, ' MB', true)
  const filled = client.db().collection<Comment>('comments')
  const { ids, parents } = await fill(filled)
  await measureReads(filled, ids, parents)
  report('memory with 100,000 comments, after the reads', megabytes(), 250, ' MB', true)
  await measureWrites(client, client.db().collection('plain'))
  report('memory at the end', megabytes(), 250, ' MB', true)
} finally {
  await client.close()
  await database.close()
  rmSync(dataDir, { recursive: true })
}
