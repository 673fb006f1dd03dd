import { type ClientSession, Long, MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { errorOf, openDatabase } from './database.ts'

const { client, collection, db, url } = openDatabase()

/** A second client, in whose sessions every number is given here and none by the driver. */
let again: MongoClient
beforeAll(async () => {
  again = await MongoClient.connect(url())
})
afterAll(() => again.close())
const send = (command: object, session: ClientSession) =>
  again.db(db().databaseName).command(command, { session })

let number = 100

/** Sends a write as a driver would send it again after its connection broke: same session, same number. */
async function twice(command: (name: string) => object): Promise<unknown[]> {
  const things = await collection([{ _id: 1, n: 1 }])
  return again.withSession(async (session) => {
    const asked = { ...command(things.collectionName), txnNumber: Long.fromNumber(++number) }
    const answers = [await send(asked, session), await send(asked, session)]
    return [...answers, await things.find().toArray()]
  })
}

it('a write sent again happens once and is answered the same', async () => {
  const [first, second, after] = await twice((update) => ({
    update,
    updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
  }))
  expect(first).toMatchObject({ n: 1, nModified: 1 })
  expect(second).toEqual(first)
  expect(after).toEqual([{ _id: 1, n: 2 }])
})

it('an insert sent again is no duplicate', async () => {
  const [first, second, after] = await twice((insert) => ({ insert, documents: [{ _id: 2 }] }))
  expect([first, second]).toMatchObject([{ n: 1 }, { n: 1 }])
  expect(after).toHaveLength(2)
})

it('a findAndModify sent again gives the same document', async () => {
  const [first, second, after] = await twice((findAndModify) => ({
    findAndModify,
    query: { _id: 1 },
    update: { $inc: { n: 1 } },
  }))
  expect(first).toMatchObject({ value: { _id: 1, n: 1 } })
  expect(second).toEqual(first)
  expect(after).toEqual([{ _id: 1, n: 2 }])
})

it('an older number than the last one is refused', async () => {
  const things = await collection()
  await again.withSession(async (session) => {
    const insert = (n: number) =>
      send({ insert: things.collectionName, documents: [{ n }], txnNumber: Long.fromNumber(n) }, session)
    number = 500
    await insert(500)
    expect((await errorOf(insert(499)))?.code).toBe(225)
  })
})

it('a write sent again while it waits for a transaction happens once', async () => {
  const things = await collection([{ _id: 1, n: 1 }])
  await client().withSession(async (holding) => {
    holding.startTransaction()
    await things.updateOne({ _id: 1 as never }, { $inc: { n: 10 } }, { session: holding })
    const session = again.startSession()
    const updates = [{ q: { _id: 1 }, u: { $inc: { n: 100 } } }]
    const asked = { update: things.collectionName, updates, txnNumber: Long.fromNumber(++number) }
    const answers = [send(asked, session), send(asked, session)]
    await things.countDocuments()
    await holding.commitTransaction()
    expect(await Promise.all(answers)).toMatchObject([{ nModified: 1 }, { nModified: 1 }])
    await session.endSession()
  })
  expect(await things.findOne()).toEqual({ _id: 1, n: 111 })
})
