import mongoose from 'mongoose'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isDatabaseAway } from '../../../server/platform/data/away.ts'
import { inTransaction } from '../../../server/platform/data/retrying.ts'
import { Heads } from '../../../server/platform/data/write-path.model.ts'
import { startTestDatabase } from '../../support/database.ts'

startTestDatabase()
let session: mongoose.ClientSession
beforeEach(async () => {
  session = await mongoose.startSession()
})
afterEach(() => session.endSession())

/** What the driver throws when the database goes in the middle of a transaction. */
function lost(): Error {
  const error = new mongoose.mongo.MongoNetworkError('connection 3 closed')
  error.addErrorLabel('TransientTransactionError')
  return error
}
const put = (_id: string) => Heads.collection.insertOne({ _id, seq: 1 } as never, { session })
const isThere = async (id: string) => (await Heads.findById(id).lean()) !== null

it('does the work again when it may be done again, and saves what the last of it did', async () => {
  let tries = 0
  await inTransaction(session, async () => {
    tries += 1
    await put(`try ${tries}`)
    if (tries < 3) throw lost()
  })
  expect([await isThere('try 1'), await isThere('try 2'), await isThere('try 3')]).toEqual([
    false,
    false,
    true,
  ])
})

it('gives up after a while, saying that the database is away', async () => {
  let tries = 0
  const trying = inTransaction(
    session,
    async () => {
      tries += 1
      throw lost()
    },
    200,
  )
  const error = await trying.catch((reason: unknown) => reason)
  expect(isDatabaseAway(error)).toBe(true)
  expect(tries).toBeGreaterThan(2)
})

it('does nothing again that failed for good', async () => {
  let tries = 0
  const trying = inTransaction(session, async () => {
    tries += 1
    await put('half done')
    throw new Error('a fault')
  })
  await expect(trying).rejects.toThrow('a fault')
  expect([tries, await isThere('half done')]).toEqual([1, false])
})

it('lets the second of two that collide see what the first has done', async () => {
  await Heads.create({ _id: 'counted', seq: 0 })
  const others = await Promise.all([1, 2, 3].map(() => mongoose.startSession()))
  await Promise.all(
    [session, ...others].map((each) =>
      inTransaction(each, async () => {
        const head = await Heads.findById('counted').session(each).lean()
        await Heads.updateOne({ _id: 'counted' }, { seq: (head?.seq ?? 0) + 1 }, { session: each })
      }),
    ),
  )
  for (const each of others) await each.endSession()
  expect((await Heads.findById('counted').lean())?.seq).toBe(4)
})
