import { Decimal128, type Document } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { errorOf, onMongodb, openDatabase } from './database.ts'

const { client, collection, db } = openDatabase()

// What the embedded database doesn't serve it refuses, with the code that MongoDB gives to what it doesn't
// know, and never passes over in silence.
describe.skipIf(onMongodb)('refused', () => {
  const commands: [command: Document, code: number][] = [
    [{ mapReduce: 'x' }, 59],
    [{ collMod: 'x' }, 59],
    [{ renameCollection: 'a', to: 'b' }, 59],
    [{ createUser: 'x' }, 59],
    [{ bulkWrite: 1, ops: [{ insert: 0, document: {} }], nsInfo: [{ ns: 'a.b' }], errorsOnly: false }, 238],
    [{ bulkWrite: 1, ops: [{ delete: 0, filter: {} }], nsInfo: [{ ns: 'a.b' }], errorsOnly: true }, 40415],
    [{ bulkWrite: 1, ops: [{ insert: 1, document: {} }], nsInfo: [], errorsOnly: true }, 2],
    [{ nonsense: 1 }, 59],
    [{ find: 'x', collation: { locale: 'en' } }, 40415],
    [{ find: 'x', tailable: true }, 40415],
    [{ find: 'x', returnKey: true }, 40415],
    [{ find: 'x', noCursorTimeout: true }, 40415],
    [{ find: 'x', nonsense: 1 }, 40415],
    [{ find: 'x', readConcern: { level: 'snapshot' } }, 238],
    [{ find: 'x', readConcern: { afterClusterTime: 1 } }, 40415],
    [{ insert: 'x', documents: [{}], writeConcern: { w: 3 } }, 100],
    [{ update: 'x', updates: [{ q: {}, u: { $set: { a: 1 } }, collation: { locale: 'en' } }] }, 40415],
    [{ update: 'x', updates: [{ q: {}, u: { $set: { a: 1 } }, sort: { a: 1 } }] }, 40415],
    [{ delete: 'x', deletes: [{ q: {}, limit: 1, collation: { locale: 'en' } }] }, 40415],
    [{ findAndModify: 'x', query: {}, remove: true, let: { a: 1 } }, 40415],
    [{ aggregate: 1, pipeline: [], cursor: {} }, 238],
    [{ create: 'y', capped: true, size: 1000 }, 40415],
    [{ create: 'y', validator: {} }, 40415],
    [{ create: 'y', viewOn: 'x' }, 40415],
    [{ createIndexes: 'x', indexes: [{ key: { a: '2dsphere' }, name: 'a' }] }, 238],
    [{ createIndexes: 'x', indexes: [{ key: { a: 'hashed' }, name: 'a' }] }, 238],
    [{ createIndexes: 'x', indexes: [{ key: { '$**': 1 }, name: 'a' }] }, 67],
    [{ createIndexes: 'x', indexes: [{ key: { a: 1 }, name: 'a', collation: { locale: 'en' } }] }, 197],
    [{ createIndexes: 'x', indexes: [{ key: { a: 1 }, name: 'a', hidden: true }] }, 197],
  ]
  it.each(commands)('command %j with code %i', async (command, code) => {
    expect((await errorOf(db().command(command)))?.code).toBe(code)
  })

  const stages = [
    '$out',
    '$merge',
    '$graphLookup',
    '$unionWith',
    '$geoNear',
    '$sample',
    '$bucket',
    '$setWindowFields',
    '$changeStream',
    '$indexStats',
    '$nonsense',
  ]
  it.each(stages)('stage %s', async (stage) => {
    expect((await errorOf((await collection([{ a: 1 }])).aggregate([{ [stage]: {} }]).toArray()))?.code).toBe(
      40324,
    )
  })

  const filters: Document[] = [
    { $where: 'true' },
    { $jsonSchema: {} },
    { a: { $near: [0, 0] } },
    { a: { $geoWithin: {} } },
    { a: { $bitsAllSet: 1 } },
    { a: { $nonsense: 1 } },
    { $or: [] },
    { $and: [] },
    { $nor: [] },
  ]
  it.each(filters)('filter %j', async (filter) => {
    const things = await collection([{ a: 1 }])
    expect((await errorOf(things.find(filter).toArray()))?.code).toBe(2)
    expect((await errorOf(db().collection('nowhere').find(filter).toArray()))?.code).toBe(2)
  })

  const expressions = [
    { $function: {} },
    { $rand: {} },
    { $convert: {} },
    { $zip: {} },
    { $getField: 'a' },
    { $nonsense: 1 },
  ]
  it.each(expressions)('expression %j', async (expression) => {
    const things = await collection([{ a: 1 }])
    expect((await errorOf(things.aggregate([{ $project: { x: expression } }]).toArray()))?.code).toBe(168)
    expect((await errorOf(things.find({ $expr: expression }).toArray()))?.code).toBe(168)
  })

  it('accumulators, update operators and projections it does not know', async () => {
    const things = await collection([{ a: [1] }])
    const group = things.aggregate([{ $group: { _id: 1, x: { $stdDevPop: '$a' } } }]).toArray()
    expect((await errorOf(group))?.code).toBe(15952)
    expect((await errorOf(things.updateOne({}, { $bit: { a: { and: 1 } } })))?.code).toBe(9)
    expect((await errorOf(things.findOne({ a: 1 }, { projection: { 'a.$': 1 } })))?.code).toBe(238)
  })

  it('patterns that only PCRE reads so, and comparing a Decimal128', async () => {
    const things = await collection([{ a: 'x' }])
    expect((await errorOf(things.findOne({ a: { $regex: '(?i)x' } })))?.code).toBe(238)
    expect((await errorOf(things.findOne({ a: { $regex: 'x', $options: 'x' } })))?.code).toBe(238)
    expect((await errorOf(things.findOne({ a: { $gt: Decimal128.fromString('1') } })))?.code).toBe(238)
    await things.createIndex({ a: 1 })
    expect((await errorOf(things.insertOne({ a: Decimal128.fromString('1') })))?.code).toBe(238)
  })

  it('says in a plain sentence that it does not serve the thing', async () => {
    const error = await errorOf(client().db('x').command({ mapReduce: 'x' }))
    expect(error?.message).toBe(
      "no such command: 'mapReduce': the embedded database does not serve it (its README lists what it serves)",
    )
    expect(error?.codeName).toBe('CommandNotFound')
  })
})

it('ends an operation that takes longer than it may', async () => {
  const things = await collection([{ _id: 1, n: 1 }])
  await client().withSession(async (session) => {
    session.startTransaction()
    await things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session })
    const waiting = errorOf(things.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { maxTimeMS: 30 }))
    await new Promise((resolve) => setTimeout(resolve, 60))
    await session.abortTransaction()
    expect((await waiting)?.code).toBe(50)
  })
  expect(await things.findOne()).toEqual({ _id: 1, n: 1 })
})
