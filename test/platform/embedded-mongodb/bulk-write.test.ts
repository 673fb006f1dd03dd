import { Long } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { errorOf, onMongodb, openDatabase } from './database.ts'

const { client, collection, db } = openDatabase()

const additions = (...things: [to: { namespace: string }, document: object][]) =>
  things.map(([{ namespace }, document]) => ({
    name: 'insertOne' as const,
    namespace,
    document: document as Record<string, unknown>,
  }))

// MongoDB has it from version 8.0 on, and which one MONGODB_URL leads to isn't known here.
describe.skipIf(onMongodb)('additions to several collections in one command', () => {
  it('are stored as they came, with ids of their own or new ones', async () => {
    const [one, other] = [await collection(), await collection()]
    const first = { _id: 1, text: 'one', deep: { list: [1, { two: Long.fromNumber(2) }] } }
    const { insertedCount } = await client().bulkWrite(
      additions([one, first], [other, { text: 'other' }], [one, { text: 'late', _id: 2 }]),
    )
    expect(insertedCount).toBe(3)
    expect(await one.find({}, { promoteLongs: false }).sort({ _id: 1 }).toArray()).toMatchObject([
      { _id: 1, text: 'one', deep: { list: [1, { two: Long.fromNumber(2) }] } },
      { _id: 2, text: 'late' },
    ])
    const [stored] = await other.find().toArray()
    expect(stored).toMatchObject({ text: 'other' })
    expect(Object.keys(stored!)[0]).toBe('_id')
  })

  it('are all there after the commit of their transaction, and none without it', async () => {
    const [one, other] = [await collection(), await collection()]
    for (const isKept of [false, true]) {
      await client().withSession(async (session) => {
        session.startTransaction()
        await client().bulkWrite(additions([one, { n: 1 }], [other, { n: 2 }]), { session })
        expect(await one.countDocuments({})).toBe(0)
        await (isKept ? session.commitTransaction() : session.abortTransaction())
      })
    }
    expect([await one.countDocuments({}), await other.countDocuments({})]).toEqual([1, 1])
  })

  it('end with the first that is there already; in a transaction they leave nothing', async () => {
    const [one, other] = [await collection(), await collection([{ _id: 7 }])]
    const taken = () => additions([one, { n: 1 }], [other, { _id: 7 }], [one, { n: 2 }])
    const inTransaction = client().withSession(async (session) => {
      session.startTransaction()
      await client().bulkWrite(taken(), { session })
    })
    expect(await errorOf(inTransaction)).toMatchObject({ cause: { code: 11_000 } })
    expect(await one.countDocuments({})).toBe(0)
    const failed = (await errorOf(client().bulkWrite(taken()))) as unknown as {
      writeErrors: Map<number, { code: number }>
    }
    expect([...failed.writeErrors].map(([index, { code }]) => [index, code])).toEqual([[1, 11_000]])
    expect(await one.countDocuments({})).toBe(1)
    await errorOf(client().bulkWrite(taken(), { ordered: false }))
    expect(await one.countDocuments({})).toBe(3)
  })

  it('go along with changes of single documents, and tell how many were found', async () => {
    const [heads, things] = [await collection([{ _id: 'a', seq: 4 }]), await collection()]
    const write = (seq: number) =>
      client().withSession(async (session) => {
        session.startTransaction()
        const move = {
          name: 'updateOne' as const,
          namespace: heads.namespace,
          filter: { _id: 'a' as never, seq },
          update: { $inc: { seq: 2, 'counts.things': 1 } },
        }
        const done = await client().bulkWrite([move, ...additions([things, { seq }])], { session })
        await session.commitTransaction()
        return [done.matchedCount, done.modifiedCount, done.insertedCount, done.upsertedCount]
      })
    expect(await write(4)).toEqual([1, 1, 1, 0])
    expect(await heads.findOne()).toEqual({ _id: 'a', seq: 6, counts: { things: 1 } })
    expect(await write(4)).toEqual([0, 0, 1, 0])
    expect(await heads.findOne()).toMatchObject({ seq: 6 })
    expect(await things.countDocuments({})).toBe(2)
  })

  it('are refused where they would be taken otherwise than they are meant', async () => {
    const things = await collection([{ _id: 1, n: 1 }])
    const update = { $inc: { n: 1 } }
    const { namespace } = things
    for (const model of [
      { name: 'updateMany' as const, namespace, filter: {}, update },
      { name: 'updateOne' as const, namespace, filter: { _id: 2 as never }, update, upsert: true },
      { name: 'deleteOne' as const, namespace, filter: {} },
    ]) {
      const failed = await errorOf(client().bulkWrite([model]))
      expect(failed, model.name).toBeDefined()
    }
    expect(await things.find().toArray()).toEqual([{ _id: 1, n: 1 }])
  })

  it('are taken in any order of their fields', async () => {
    const things = await collection()
    await db()
      .admin()
      .command({
        bulkWrite: 1,
        errorsOnly: true,
        ops: [{ document: { _id: 3, n: 3 }, insert: 0 }],
        nsInfo: [{ ns: things.namespace }],
      })
    expect(await things.find().toArray()).toEqual([{ _id: 3, n: 3 }])
  })
})
