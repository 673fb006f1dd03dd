import { type Document, Double, Int32, Long, type UpdateFilter, type UpdateOptions } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { errorOf, openDatabase } from './database.ts'

const { collection } = openDatabase()

type Case = [
  what: string,
  before: Document,
  update: unknown,
  after: Document,
  options?: UpdateOptions,
  filter?: Document,
]

/** Runs one update on one document and gives what is there afterwards. */
async function updated([, before, update, , options, filter]: Case): Promise<Document | null> {
  const things = await collection([{ _id: 1, ...before }])
  await things.updateOne({ _id: 1 as never, ...filter }, update as UpdateFilter<Document>, options)
  return things.findOne({ _id: 1 as never }, { projection: { _id: 0 } })
}

describe('an update does what MongoDB does', () => {
  const cases: Case[] = [
    ['$set makes the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    ['$set at a position fills up with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    [
      'two paths under one array',
      { a: [{ x: 1 }, { x: 2 }] },
      { $set: { 'a.0.x': 5, 'a.1.x': 6 } },
      { a: [{ x: 5 }, { x: 6 }] },
    ],
    [
      'new fields come in the order of their names',
      { z: 1 },
      { $set: { c: 1, a: 2, b: 3 } },
      { z: 1, a: 2, b: 3, c: 1 },
    ],
    [
      '$unset; an element becomes null',
      { a: 1, b: [1, 2] },
      { $unset: { a: '', 'b.0': '', 'c.d': '' } },
      { b: [null, 2] },
    ],
    [
      '$inc and $mul',
      { a: 1, b: 3 },
      { $inc: { a: 2, new: 5 }, $mul: { b: 2, zero: 4 } },
      { a: 3, b: 6, new: 5, zero: 0 },
    ],
    [
      '$min and $max across types',
      { a: 5, b: 5 },
      { $min: { a: 3 }, $max: { b: 'text' } },
      { a: 3, b: 'text' },
    ],
    ['$rename', { a: 1, b: 2 }, { $rename: { a: 'c.d' } }, { b: 2, c: { d: 1 } }],
    [
      '$push with everything',
      { a: [3, 1] },
      { $push: { a: { $each: [2, 9], $sort: 1, $slice: 3 } } },
      { a: [1, 2, 3] },
    ],
    [
      '$push at a position',
      { a: [1, 4] },
      { $push: { a: { $each: [2, 3], $position: 1 } } },
      { a: [1, 2, 3, 4] },
    ],
    [
      '$push sorted by a field',
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    [
      '$addToSet',
      { a: [1, { x: 1 }] },
      { $addToSet: { a: { $each: [1, { x: 1 }, 2, 2] } } },
      { a: [1, { x: 1 }, 2] },
    ],
    ['$pop', { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [2] }],
    [
      '$pull by value, operator and filter',
      { a: [1, 2, 1], b: [1, 5, 9], c: [{ x: 1, y: 1 }, { x: 2 }] },
      { $pull: { a: 1, b: { $gt: 4 }, c: { x: 1 } } },
      { a: [2], b: [1], c: [{ x: 2 }] },
    ],
    ['$pullAll', { a: [1, 2, 3, 2] }, { $pullAll: { a: [2, 3] } }, { a: [1] }],
    [
      '$ is the element that matched',
      { a: [1, 5, 9] },
      { $set: { 'a.$': 0 } },
      { a: [1, 0, 9] },
      {},
      { a: { $gt: 3 } },
    ],
    [
      '$ with $elemMatch',
      {
        a: [
          { k: 1, n: 1 },
          { k: 2, n: 1 },
        ],
      },
      { $inc: { 'a.$.n': 5 } },
      {
        a: [
          { k: 1, n: 1 },
          { k: 2, n: 6 },
        ],
      },
      {},
      { a: { $elemMatch: { k: 2 } } },
    ],
    ['$[] is every element', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
    [
      '$[name] is what its filter lets through',
      { a: [{ g: 1 }, { g: 5 }] },
      { $set: { 'a.$[low].ok': true } },
      { a: [{ g: 1, ok: true }, { g: 5 }] },
      { arrayFilters: [{ 'low.g': { $lt: 3 } }] },
    ],
    [
      'a pipeline',
      { a: 2, b: 3 },
      [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'b' }],
      { a: 2, sum: 5 },
    ],
    ['$setOnInsert does nothing to what is there', { a: 1 }, { $setOnInsert: { a: 5 } }, { a: 1 }],
    ['an unchanged _id may be set', { a: 1 }, { $set: { _id: 1, a: 2 } }, { a: 2 }],
  ]
  it.each(cases)('%s', async (...given) => {
    const after = await updated(given)
    expect(after).toEqual(given[3])
    expect(Object.keys(after ?? {})).toEqual(Object.keys(given[3]))
  })
})

describe('an update is refused as MongoDB refuses it', () => {
  const cases: [what: string, before: Document, update: Document, code: number][] = [
    ['two changes to one place', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a place inside another', {}, { $set: { a: 1, 'a.b': 1 } }, 40],
    ['another _id', {}, { $set: { _id: 2 } }, 66],
    ['adding to a text', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['a field inside a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['pushing to what is no array', { a: 1 }, { $push: { a: 1 } }, 2],
    ['an unknown operator', {}, { $shift: { a: 1 } }, 9],
    ['$ without a match in an array', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
  ]
  it.each(cases)('%s', async (_, before, update, code) => {
    const things = await collection([{ _id: 1, ...before }])
    expect((await errorOf(things.updateOne({ _id: 1 as never }, update)))?.code).toBe(code)
    expect(await things.findOne()).toEqual({ _id: 1, ...before })
  })
})

it('keeps every number the type it had', async () => {
  const things = await collection([
    { _id: 1, int: new Int32(1), long: Long.fromNumber(1), double: new Double(1), other: 1 },
  ])
  await things.updateOne({}, { $set: { other: 2 }, $inc: { int: 1, long: 1, double: 1 } })
  const types = async () => {
    const doc = await things.findOne({}, { promoteValues: false })
    return ['int', 'long', 'double'].map((name) => `${doc?.[name]._bsontype} ${doc?.[name]}`)
  }
  expect(await types()).toEqual(['Int32 2', 'Long 2', 'Double 2'])
  await things.updateOne({}, { $inc: { int: 2147483647 } })
  expect((await types())[0]).toBe('Long 2147483649')
})

it('upserts from the equalities of the filter, the update and $setOnInsert', async () => {
  const things = await collection()
  const result = await things.updateOne(
    { name: 'Kent', 'place.region': 'South East', n: { $gt: 5 }, $and: [{ kind: { $eq: 'county' } }] },
    { $set: { seen: true }, $setOnInsert: { first: true } },
    { upsert: true },
  )
  expect(result).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1 })
  expect(await things.findOne({ _id: result.upsertedId as never }, { projection: { _id: 0 } })).toEqual({
    name: 'Kent',
    place: { region: 'South East' },
    kind: 'county',
    seen: true,
    first: true,
  })
  await things.updateOne(
    { name: 'Kent' },
    { $set: { seen: false }, $setOnInsert: { first: false } },
    { upsert: true },
  )
  expect(await things.countDocuments()).toBe(1)
  expect(await things.findOne()).toMatchObject({ seen: false, first: true })
  await things.replaceOne({ _id: 'given' as never }, { a: 1 }, { upsert: true })
  expect(await things.findOne({ _id: 'given' as never })).toEqual({ _id: 'given', a: 1 })
})

it('finds one and changes, replaces or removes it', async () => {
  const things = await collection([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
    { _id: 3, n: 3 },
  ])
  expect(await things.findOneAndUpdate({}, { $inc: { n: 10 } }, { sort: { n: -1 } })).toEqual({
    _id: 3,
    n: 3,
  })
  expect(await things.findOneAndUpdate({ n: 13 }, { $inc: { n: 1 } }, { returnDocument: 'after' })).toEqual({
    _id: 3,
    n: 14,
  })
  expect(
    await things.findOneAndReplace({ n: 2 }, { m: 1 }, { returnDocument: 'after', projection: { _id: 0 } }),
  ).toEqual({ m: 1 })
  expect(await things.findOneAndDelete({ n: { $gte: 1 } }, { sort: { n: 1 } })).toEqual({ _id: 1, n: 1 })
  expect(await things.findOneAndDelete({ n: 99 })).toBeNull()
  expect(
    await things.findOneAndUpdate({ n: 5 }, { $set: { x: 1 } }, { upsert: true, returnDocument: 'after' }),
  ).toMatchObject({ n: 5, x: 1 })
  expect(await things.countDocuments()).toBe(3)
})

it('does a bulk of writes in order, and says which failed', async () => {
  const things = await collection()
  await things.createIndex({ n: 1 }, { unique: true })
  const result = await things.bulkWrite([
    { insertOne: { document: { _id: 1 as never, n: 1 } } },
    { updateOne: { filter: { n: 1 }, update: { $set: { n: 2 } } } },
    { updateOne: { filter: { n: 9 }, update: { $set: { x: 1 } }, upsert: true } },
    { deleteOne: { filter: { n: 2 } } },
  ])
  expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 })
  const docs = [{ n: 1 }, { n: 1 }, { n: 2 }]
  const ordered = (await errorOf(things.insertMany(docs))) as unknown as {
    result: { insertedCount: number }
    writeErrors: { index: number }[]
  }
  expect([ordered.result.insertedCount, ordered.writeErrors.map(({ index }) => index)]).toEqual([1, [1]])
  await things.deleteMany({})
  const all = (await errorOf(
    things.insertMany([{ n: 1 }, { n: 1 }, { n: 2 }], { ordered: false }),
  )) as unknown as typeof ordered
  expect([all.result.insertedCount, all.writeErrors.map(({ index }) => index)]).toEqual([2, [1]])
})

it('counts an update that changes nothing as matched, not as modified', async () => {
  const things = await collection([{ n: 1 }, { n: 1 }])
  expect(await things.updateMany({}, { $set: { n: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 0 })
  expect(await things.updateMany({}, { $max: { n: 2 } })).toMatchObject({ matchedCount: 2, modifiedCount: 2 })
})
