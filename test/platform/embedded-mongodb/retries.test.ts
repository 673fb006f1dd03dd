import { Long } from 'mongodb'
import { expect, it } from 'vitest'
import { errorOf, openDatabase } from './database.ts'

const { client, collection, db } = openDatabase()

let number = 100

/** Sends a write as a driver would send it again after its connection broke: same session, same number. */
async function twice(command: (name: string) => object): Promise<unknown[]> {
  const things = await collection([{ _id: 1, n: 1 }])
  return client().withSession(async (session) => {
    const lsid = session.id
    const asked = { ...command(things.collectionName), lsid, txnNumber: Long.fromNumber(++number) }
    const answers = [await db().command(asked), await db().command(asked)]
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
  await client().withSession(async (session) => {
    const insert = (n: number) =>
      db().command({
        insert: things.collectionName,
        documents: [{ n }],
        lsid: session.id,
        txnNumber: Long.fromNumber(n),
      })
    await insert(500)
    expect((await errorOf(insert(499)))?.code).toBe(225)
  })
})
