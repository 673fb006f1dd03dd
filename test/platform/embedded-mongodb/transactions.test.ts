import { connect, createServer, type Socket } from 'node:net'
import { type ClientSession, type Collection, type Document, MongoClient } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { errorOf, onMongodb, openDatabase, socketPath } from './database.ts'

const { client, collection, db, url } = openDatabase()
const id = (value: unknown) => ({ _id: value as never })

/** Two sessions, each with a transaction open. */
async function twoTransactions(tell: (a: ClientSession, b: ClientSession) => Promise<void>): Promise<void> {
  await client().withSession((a) =>
    client().withSession(async (b) => {
      a.startTransaction()
      b.startTransaction()
      await tell(a, b)
      for (const session of [a, b]) if (session.inTransaction()) await session.abortTransaction()
    }),
  )
}

describe('a transaction', () => {
  it('sees its own writes over the state in which it began; others see them after its commit', async () => {
    const things = await collection([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ])
    await things.createIndex({ n: 1 })
    await twoTransactions(async (session) => {
      const ids = (filter: Document, own = true) =>
        things
          .find(filter, own ? { session } : {})
          .sort({ n: 1 })
          .map(({ _id }) => _id)
          .toArray()
      expect(await ids({})).toEqual([1, 2])
      await things.insertOne({ ...id(3), n: 0 }, { session })
      await things.updateOne(id(2), { $set: { n: -1 } }, { session })
      await things.insertOne({ ...id(4), n: 9 })
      expect(await ids({})).toEqual([2, 3, 1])
      expect(await ids({ n: { $lt: 1 } })).toEqual([2, 3])
      expect(await things.countDocuments({ n: { $lt: 1 } }, { session })).toBe(2)
      expect(await things.aggregate([{ $sort: { n: -1 } }, { $limit: 1 }], { session }).toArray()).toEqual([
        { _id: 1, n: 1 },
      ])
      expect(await ids({}, false)).toEqual([1, 2, 4])
      await things.deleteOne(id(1), { session })
      expect(await ids({})).toEqual([2, 3])
      await session.commitTransaction()
      expect(await ids({}, false)).toEqual([2, 3, 4])
    })
  })

  it('leaves nothing when it is given up', async () => {
    const things = await collection([{ _id: 1, n: 1 }])
    await twoTransactions(async (session) => {
      await things.updateOne(id(1), { $set: { n: 5 } }, { session })
      await things.insertOne(id(2), { session })
      await session.abortTransaction()
    })
    expect(await things.find().toArray()).toEqual([{ _id: 1, n: 1 }])
  })

  it('that changes what another has open is told to try again', async () => {
    const things = await collection([{ _id: 1, n: 1 }])
    await twoTransactions(async (a, b) => {
      await things.findOne({}, { session: b })
      await things.updateOne(id(1), { $inc: { n: 1 } }, { session: a })
      const error = await errorOf(things.updateOne(id(1), { $inc: { n: 1 } }, { session: b }))
      expect(error?.code).toBe(112)
      expect(error?.codeName).toBe('WriteConflict')
      expect(error?.hasErrorLabel('TransientTransactionError')).toBe(true)
      await a.commitTransaction()
    })
    expect(await things.findOne()).toEqual({ _id: 1, n: 2 })
  })

  it('that changes what was changed since it began is told to try again', async () => {
    const things = await collection([{ _id: 1, n: 1 }])
    await twoTransactions(async (session) => {
      await things.findOne({}, { session })
      await things.updateOne(id(1), { $inc: { n: 1 } })
      expect((await errorOf(things.deleteOne(id(1), { session })))?.code).toBe(112)
    })
    expect(await things.findOne()).toEqual({ _id: 1, n: 2 })
  })

  it('takes unique keys as it takes documents', async () => {
    const things = await collection([{ _id: 1, name: 'Ada' }])
    await things.createIndex({ name: 1 }, { unique: true })
    await twoTransactions(async (a, b) => {
      await things.insertOne({ name: 'Ben' }, { session: a })
      expect((await errorOf(things.insertOne({ name: 'Ben' }, { session: b })))?.code).toBe(112)
      await things.updateOne({ name: 'Ada' }, { $set: { name: 'Cy' } }, { session: a })
      await things.insertOne({ name: 'Ada' }, { session: a })
      await a.commitTransaction()
    })
    expect(await things.distinct('name')).toEqual(['Ada', 'Ben', 'Cy'])
    await twoTransactions(async (a) => {
      const error = await errorOf(things.insertOne({ name: 'Ben' }, { session: a }))
      expect(error).toMatchObject({ code: 11000, keyValue: { name: 'Ben' } })
      expect((await errorOf(things.findOne({}, { session: a })))?.code).toBe(251)
    })
  })

  it('makes a write outside transactions wait for it, not fail', async () => {
    const things = await collection([{ _id: 1, n: 1 }])
    let ended = false
    await twoTransactions(async (session) => {
      await things.updateOne(id(1), { $inc: { n: 10 } }, { session })
      const outside = things.updateOne(id(1), { $inc: { n: 100 } }).then(() => expect(ended).toBe(true))
      await things.insertOne({ unrelated: true })
      ended = true
      await session.commitTransaction()
      await outside
    })
    expect((await things.findOne(id(1)))?.n).toBe(111)
  })

  it('makes a change of very many wait where it must, and then each is changed once', async () => {
    const things = await collection(Array.from({ length: 1200 }, (_, _id) => ({ _id, n: 0 })))
    await twoTransactions(async (session) => {
      await things.updateOne(id(700), { $set: { n: 10 } }, { session })
      await things.updateOne(id(900), { $set: { n: 500 } }, { session })
      const outside = things.updateMany({ n: { $lt: 100 } }, { $inc: { n: 1 } })
      await things.findOne(id(0))
      await session.commitTransaction()
      expect(await outside).toMatchObject({ matchedCount: 1199, modifiedCount: 1199 })
    })
    expect(await things.countDocuments({ n: 1 })).toBe(1198)
    expect(await things.distinct('n')).toEqual([1, 11, 500])
  })

  it('asked twice to commit answers twice the same', async () => {
    const things = await collection()
    await twoTransactions(async (session) => {
      await things.insertOne(id(1), { session })
      await session.commitTransaction()
      await session.commitTransaction()
    })
    expect(await things.countDocuments()).toBe(1)
  })

  it('reads a long answer in batches of its own state', async () => {
    const things = await collection(Array.from({ length: 300 }, (_, n) => ({ n })))
    await twoTransactions(async (session) => {
      const cursor = things.find({}, { session, batchSize: 50 }).sort({ n: 1 })
      expect((await cursor.next())?.n).toBe(0)
      await things.deleteMany({})
      expect(await cursor.toArray()).toHaveLength(299)
    })
  })
})

it.skipIf(onMongodb)('collections and indexes are not made inside transactions', async () => {
  const things = await collection()
  await twoTransactions(async (a, b) => {
    expect((await errorOf(db().collection('new').insertOne({}, { session: a })))?.code).toBe(263)
    expect((await errorOf(things.createIndex({ n: 1 }, { session: b })))?.code).toBe(263)
  })
})

/** Moves one from account to account in transactions, as the driver's own retry loop does. */
async function move(accounts: Collection<Document>, from: number, to: number): Promise<void> {
  await client().withSession((session) =>
    session.withTransaction(async () => {
      const source = await accounts.findOne(id(from), { session })
      if (source?.balance < 1) return
      await accounts.updateOne(id(from), { $inc: { balance: -1 } }, { session })
      await accounts.updateOne(id(to), { $inc: { balance: 1 } }, { session })
    }),
  )
}

it('many at once, over and over, neither make nor lose anything', async () => {
  const accounts = await collection([0, 1, 2, 3].map((_id) => ({ _id, balance: 5 })))
  const totals: number[] = []
  const mover = async (start: number) => {
    for (let i = 0; i < 12; i++) await move(accounts, (start + i) % 4, (start * 2 + i + 1) % 4)
  }
  const reader = async () => {
    for (let i = 0; i < 12; i++) {
      await client().withSession((session) =>
        session.withTransaction(async () => {
          let total = 0
          for (const _id of [0, 1, 2, 3]) total += (await accounts.findOne(id(_id), { session }))?.balance
          totals.push(total)
        }),
      )
    }
  }
  await Promise.all([mover(0), mover(1), mover(2), mover(3), reader()])
  expect(new Set(totals)).toEqual(new Set([20]))
  const balances = await accounts
    .find()
    .map(({ balance }) => balance)
    .toArray()
  expect(balances.reduce((a, b) => a + b, 0)).toBe(20)
  expect(Math.min(...balances)).toBeGreaterThanOrEqual(0)
})

it('gap-free numbers from one counter, with everybody asking at once', async () => {
  const heads = await collection([{ _id: 'channel', seq: 0 }])
  const changes = await collection()
  await changes.createIndex({ seq: 1 }, { unique: true })
  const one = () =>
    client().withSession((session) =>
      session.withTransaction(async () => {
        const head = await heads.findOneAndUpdate(
          id('channel'),
          { $inc: { seq: 1 } },
          { session, returnDocument: 'after' },
        )
        await changes.insertOne({ seq: head?.seq }, { session })
      }),
    )
  await Promise.all(Array.from({ length: 25 }, one))
  expect(
    await changes
      .find()
      .sort({ seq: 1 })
      .map(({ seq }) => seq)
      .toArray(),
  ).toEqual(Array.from({ length: 25 }, (_, i) => i + 1))
})

// MongoDB does the same after a minute.
it.skipIf(onMongodb)('an app that is killed in the middle of one keeps nobody from writing', async () => {
  const things = await collection([{ _id: 1, n: 1 }])
  const app = await appElsewhere()
  const session = app.client.startSession()
  session.startTransaction()
  const seenThere = app.client.db(db().databaseName).collection(things.collectionName)
  await seenThere.updateOne(id(1), { $set: { n: 2 } }, { session })
  const add = () => things.findOneAndUpdate(id(1), { $inc: { n: 10 } }, { returnDocument: 'after' })
  const waiting = add()
  app.kill()
  expect((await waiting)?.n).toBe(11)
  expect((await add())?.n).toBe(21)
  await app.client.close()
})

/** An app on the other end of connections that can all be lost at once, with nothing said before. */
async function appElsewhere(): Promise<{ client: MongoClient; kill(): void }> {
  const sockets = new Set<Socket>()
  const between = createServer((near) => {
    const far = connect(socketPath(url()))
    for (const each of [near, far]) {
      sockets.add(each)
      each.on('error', () => each.destroy())
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  const { port } = between.address() as { port: number }
  const at = `mongodb://127.0.0.1:${port}/?directConnection=true&serverSelectionTimeoutMS=100`
  return {
    client: await MongoClient.connect(at),
    kill() {
      between.close()
      for (const each of sockets) each.destroy()
    },
  }
}
