import { ObjectId } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { errorOf, openDatabase } from './database.ts'

const { collection, db } = openDatabase()

describe('a unique index', () => {
  it('refuses a second document with the key, and says which key it is', async () => {
    const people = await collection([{ _id: 1, name: 'Ada', born: 1815 }])
    await people.createIndex({ name: 1, born: -1 }, { unique: true })
    const error = await errorOf(people.insertOne({ name: 'Ada', born: 1815 }))
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { name: 1, born: -1 },
      keyValue: { name: 'Ada', born: 1815 },
    })
    expect(error?.message).toMatch(
      /^E11000 duplicate key error collection: .+ index: name_1_born_-1 dup key: { name: "Ada", born: 1815 }$/,
    )
    await people.insertOne({ name: 'Ada', born: 1816 })
    expect((await errorOf(people.updateOne({ born: 1816 }, { $set: { born: 1815 } })))?.code).toBe(11000)
    expect((await errorOf(people.insertOne({ _id: 1 as never })))?.keyPattern).toEqual({ _id: 1 })
  })

  it('counts equal numbers of other types, missing and null, and elements of arrays as the same', async () => {
    const things = await collection([{ n: 1 }, { m: 1 }, { n: ['a', 'b'] }])
    await things.createIndex({ n: 1 }, { unique: true })
    for (const doc of [{ n: 1.0 }, { n: null }, {}, { n: 'b' }, { n: ['c', 'a'] }]) {
      expect((await errorOf(things.insertOne({ ...doc })))?.code).toBe(11000)
    }
    await things.insertOne({ n: ['c', 'c'] })
  })

  it('frees a key with its document', async () => {
    const things = await collection([{ _id: 1, n: 1 }])
    await things.createIndex({ n: 1 }, { unique: true })
    await things.updateOne({ _id: 1 as never }, { $set: { n: 2 } })
    await things.insertOne({ _id: 2 as never, n: 1 })
    await things.deleteOne({ _id: 2 as never })
    await things.insertOne({ _id: 3 as never, n: 1 })
    expect(await things.countDocuments()).toBe(2)
  })

  it('is not made over documents that break it', async () => {
    const things = await collection([{ n: 1 }, { n: 1 }])
    expect((await errorOf(things.createIndex({ n: 1 }, { unique: true })))?.code).toBe(11000)
    expect(await things.indexes()).toHaveLength(1)
    await things.insertOne({ n: 1 })
  })

  it('with sparse or a partial filter leaves the others alone', async () => {
    const things = await collection()
    await things.createIndex({ email: 1 }, { unique: true, sparse: true })
    await things.createIndex({ slug: 1 }, { unique: true, partialFilterExpression: { live: true } })
    await things.insertMany([{}, {}, { slug: 'a', live: false }, { slug: 'a', live: true }, { slug: 'a' }])
    expect((await errorOf(things.insertOne({ slug: 'a', live: true })))?.code).toBe(11000)
    expect((await errorOf(things.updateOne({ live: false }, { $set: { live: true } })))?.code).toBe(11000)
    await things.updateOne({ slug: 'a', live: true }, { $set: { live: false } })
    await things.insertOne({ slug: 'a', live: true })
    expect(await things.countDocuments({ slug: 'a', live: true })).toBe(1)
    expect(await things.countDocuments({ slug: 'a' })).toBe(4)
    expect(await things.countDocuments({ email: null })).toBe(6)
  })
})

it('refuses two arrays under one index', async () => {
  const things = await collection()
  await things.createIndex({ a: 1, b: 1 })
  await things.insertOne({ a: [1, 2], b: 1 })
  expect((await errorOf(things.insertOne({ a: [1], b: [2] })))?.code).toBe(171)
})

it('makes an index once, and refuses another definition of it', async () => {
  const things = await collection([{ n: 1 }])
  expect(await things.createIndex({ n: 1 })).toBe('n_1')
  await things.createIndex({ n: 1 })
  expect((await errorOf(things.createIndex({ n: -1 }, { name: 'n_1' })))?.code).toBe(86)
  expect((await errorOf(things.createIndex({ n: 1 }, { name: 'other' })))?.code).toBe(85)
  expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', 'n_1'])
  await things.dropIndex('n_1')
  expect((await errorOf(things.dropIndex('n_1')))?.code).toBe(27)
  expect((await errorOf(things.find().hint('n_1').toArray()))?.code).toBe(2)
})

it('lists collections, and drops them with all they hold', async () => {
  const things = await collection([{ n: 1 }])
  const names = async () =>
    (await db().listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  expect(await names()).toContain(things.collectionName)
  expect((await errorOf(db().createCollection(things.collectionName)))?.code).toBe(48)
  await things.drop()
  expect(await names()).not.toContain(things.collectionName)
  await things.insertOne({ _id: new ObjectId(), n: 2 })
  expect(await things.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ n: 2 }])
})
