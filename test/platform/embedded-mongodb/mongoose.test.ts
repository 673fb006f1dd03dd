import MongoStore from 'connect-mongo'
import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { errorOf, openDatabase } from './database.ts'

const opened = openDatabase()

const authoritySchema = new mongoose.Schema({
  name: { type: String, required: true, unique: true },
  aliases: [String],
})
const reportSchema = new mongoose.Schema(
  {
    authority: { type: mongoose.Schema.Types.ObjectId, ref: 'Authority', required: true },
    published: Date,
    judgements: [{ area: String, grade: String }],
    notes: { type: Map, of: String },
  },
  { timestamps: true, optimisticConcurrency: true },
)
reportSchema.index({ authority: 1, published: -1 })

let connection: mongoose.Connection

beforeAll(async () => {
  connection = mongoose.createConnection()
  await connection.openUri(process.env.MONGODB_URL ?? opened.embedded().url, {
    dbName: opened.db().databaseName,
  })
})
afterAll(() => connection.close())

it('serves Mongoose as it is: indexes, documents, population, versions, transactions', async () => {
  const Authority = connection.model('Authority', authoritySchema)
  const Report = connection.model('Report', reportSchema)
  await Promise.all([Authority.init(), Report.init()])
  await Report.syncIndexes()

  const kent = await Authority.create({ name: 'Kent', aliases: ['Kent County Council'] })
  expect(await errorOf(Authority.create({ name: 'Kent' }))).toMatchObject({
    code: 11000,
    keyValue: { name: 'Kent' },
  })
  const [first] = await Report.insertMany([
    {
      authority: kent,
      published: new Date('2017-06-13'),
      judgements: [{ area: 'overall', grade: 'good' }],
      notes: { a: 'b' },
    },
    { authority: kent, published: new Date('2013-11-01') },
  ])

  const found = await Report.find({ authority: kent._id })
    .sort('-published')
    .populate<{ authority: { name: string } }>('authority')
  expect(found.map(({ authority, published }) => [authority.name, published?.getFullYear()])).toEqual([
    ['Kent', 2017],
    ['Kent', 2013],
  ])

  const [mine, yours] = [await Report.findById(first?._id), await Report.findById(first?._id)]
  mine?.judgements.push({ area: 'leadership', grade: 'good' })
  await mine?.save()
  yours?.set('published', new Date())
  expect((await errorOf(yours?.save() as Promise<unknown>))?.name).toBe('VersionError')

  await connection.transaction(async (session) => {
    const report = await Report.findById(first?._id).session(session)
    report?.judgements.pull(report.judgements[0]?._id)
    report?.notes?.set('c', 'd')
    await report?.save({ session })
  })
  const after = await Report.findById(first?._id).lean<{ judgements: { area: string }[]; notes: object }>()
  expect([after?.judgements.map(({ area }) => area), after?.notes]).toEqual([
    ['leadership'],
    { a: 'b', c: 'd' },
  ])

  const cursor = Report.find().lean().cursor({ batchSize: 1 })
  let count = 0
  for await (const _ of cursor) count++
  expect(count).toBe(await Report.estimatedDocumentCount())
})

it('keeps login sessions for connect-mongo, and forgets them', async () => {
  const store = MongoStore.create({
    client: opened.client(),
    dbName: opened.db().databaseName,
    collectionName: 'logins',
  })
  const session = {
    cookie: { originalMaxAge: 60_000, expires: new Date(Date.now() + 60_000) },
    account: 'ada',
  }
  const done = <T>(run: (callback: (error: unknown, value?: T) => void) => void): Promise<T | undefined> =>
    new Promise((resolve, reject) => run((error, value) => (error ? reject(error) : resolve(value))))
  await done((callback) => store.set('one', session as never, callback))
  await done((callback) => store.set('one', { ...session, account: 'ben' } as never, callback))
  expect(await done((callback) => store.get('one', callback))).toMatchObject({ account: 'ben' })
  await done((callback) => store.touch('one', session as never, callback))
  expect(await done((callback) => store.length(callback))).toBe(1)
  const logins = opened.db().collection('logins')
  await vi.waitFor(async () =>
    expect((await logins.indexes()).at(-1)).toMatchObject({ key: { expires: 1 }, expireAfterSeconds: 0 }),
  )
  await done((callback) => store.destroy('one', callback))
  expect(await done((callback) => store.get('one', callback))).toBeFalsy()
})
