import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { type Collection, MongoClient, ObjectId } from 'mongodb'
import { startEmbeddedMongodb } from '../../server/platform/embedded-mongodb/start.ts'

// `npm run bench:db`: what the embedded database does in a second, beside the goals it was built for. The
// driver runs in this thread and the database in its own, as in the product; writes count when they are
// answered, so on disk. CPU is what one operation costs: the driver's thread, then everything else. On a busy
// machine look at the CPU, and at the first two lines: they are the machine's own speed just now.

const seconds = Number(process.env.BENCH_SECONDS ?? 3)
const comments = 100_000
const perParent = 50

type Comment = { _id: ObjectId; parent: ObjectId; created: Date; author: string; body: string }

const body =
  'The inspectors found that the support offered to families had improved since the last visit. '.repeat(4)
const comment = (parent: ObjectId, created: number): Comment => ({
  _id: new ObjectId(),
  parent,
  created: new Date(created),
  author: 'A reader',
  body,
})

const whole = (number: number): string => Math.round(number).toLocaleString('en-GB')

/** Does `operation` over and over by so many clients at once, and prints how often in a second. */
async function measure(
  what: string,
  clients: number,
  goal: number | undefined,
  operation: (n: number) => Promise<unknown>,
): Promise<void> {
  let done = 0
  const run = async (milliseconds: number): Promise<void> => {
    const start = performance.now()
    const client = async (): Promise<void> => {
      while (performance.now() - start < milliseconds) await operation(done++)
    }
    await Promise.all(Array.from({ length: clients }, client))
  }
  await run(500)
  done = 0
  const [start, all, own] = [performance.now(), process.cpuUsage(), process.threadCpuUsage()]
  await run(seconds * 1000)
  const rate = (done / (performance.now() - start)) * 1000
  const [allUsed, ownUsed] = [process.cpuUsage(all), process.threadCpuUsage(own)]
  const driver = (ownUsed.user + ownUsed.system) / done
  const database = (allUsed.user + allUsed.system) / done - driver
  const cpu = `${whole(driver).padStart(4)} + ${whole(database).padStart(4)} µs`
  print(
    what,
    `${whole(rate)}/s`,
    goal === undefined ? undefined : `at least ${whole(goal)}/s`,
    goal === undefined || rate >= goal,
    cpu,
  )
}

function print(what: string, figure: string, goal: string | undefined, reached: boolean, cpu = ''): void {
  const verdict = goal === undefined ? '' : reached ? 'ok' : 'BELOW'
  console.log(
    `${what.padEnd(46)}${figure.padStart(10)}  ${cpu.padEnd(16)}  ${(goal ?? '').padEnd(18)}${verdict}`,
  )
}

/** The machine itself: how often SQLite commits one row to disk here. */
async function rawCommits(dataDir: string): Promise<void> {
  const raw = new DatabaseSync(join(dataDir, 'raw.sqlite'))
  raw.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows(id INTEGER PRIMARY KEY, row BLOB)',
  )
  const insert = raw.prepare('INSERT INTO rows(row) VALUES (?)')
  const row = Buffer.from(body)
  await measure('(raw SQLite commits)', 1, undefined, async () => insert.run(row))
  raw.close()
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

async function measureWrites(client: MongoClient, plain: Collection): Promise<void> {
  const parent = new ObjectId()
  const insert = () => plain.insertOne(comment(parent, Date.now()))
  await measure('durable inserts, 1 client', 1, 1_100, insert)
  await measure('durable inserts, 32 clients', 32, 8_000, insert)
  await measure('three-write transactions, 1 client', 1, 500, () =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        await plain.insertOne(comment(parent, Date.now()), { session })
        await plain.insertOne(comment(parent, Date.now()), { session })
        await plain.updateOne({ _id: 'head' as never }, { $inc: { seq: 1 } }, { session, upsert: true })
      }),
    ),
  )
}

async function measureReads(filled: Collection<Comment>): Promise<void> {
  const { ids, parents } = await fill(filled)
  const pick = (list: ObjectId[], n: number) => list[(n * 7919) % list.length] as ObjectId
  const byId = (n: number) => filled.findOne({ _id: pick(ids, n) })
  await measure('findOne by id, 1 client', 1, 3_000, byId)
  await measure('findOne by id, 32 clients', 32, 8_000, byId)
  const children = async (n: number) => {
    const found = await filled
      .find({ parent: pick(parents, n) })
      .sort({ created: 1 })
      .toArray()
    if (found.length !== perParent) throw new Error(`${found.length} children instead of ${perParent}`)
  }
  await measure(`${perParent} sorted children of ${whole(comments)}, 1 client`, 1, 1_100, children)
}

/** The memory of `npm run db` in a process of its own, on its second start in a folder. */
async function measureMemory(dataDir: string): Promise<void> {
  const program = new URL('../../server/platform/embedded-mongodb/serve-alone.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [program], { env: { ...process.env, DATA_DIR: dataDir } })
  const megabytes = (): number =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000
  const report = (what: string, goal: number): void => {
    print(what, `${whole(megabytes())} MB`, `at most ${goal} MB`, megabytes() <= goal)
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^MONGODB_URL='(.+)'$/.exec(line)?.[1]
    if (!url) continue
    const client = await MongoClient.connect(url)
    report('memory of npm run db, empty', 100)
    const filled = client.db().collection<Comment>('comments')
    const { ids, parents } = await fill(filled)
    for (const parent of parents) await filled.find({ parent }).sort({ created: 1 }).toArray()
    for (let n = 0; n < 10_000; n++) await filled.findOne({ _id: ids[n * 7] as ObjectId })
    report(`with ${whole(comments)} comments, after 12,000 reads`, 250)
    await client.close()
    child.kill('SIGTERM')
  }
}

const dataDir = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-db-'))
const database = await startEmbeddedMongodb({ dataDir })
const client = await MongoClient.connect(database.url, { maxPoolSize: 40 })
try {
  console.log(`${seconds} s each in ${dataDir}; load of the machine ${loadavg()[0]?.toFixed(1)}`)
  await rawCommits(dataDir)
  await measure('(pings, 1 client)', 1, undefined, () => client.db().command({ ping: 1 }))
  await measureWrites(client, client.db().collection('plain'))
  await measureReads(client.db().collection('comments'))
} finally {
  await client.close()
  await database.close()
}
const second = mkdtempSync(join(tmpdir(), 'bench-db-'))
await (await startEmbeddedMongodb({ dataDir: second })).close()
if (process.platform === 'linux') await measureMemory(second)
for (const folder of [dataDir, second]) rmSync(folder, { recursive: true })
