import { expect, it, vi } from 'vitest'
import { onMongodb, openDatabase } from './database.ts'

const { collection } = openDatabase({ expiryMilliseconds: 20 })

it.skipIf(onMongodb)('removes documents past their time, and only those', async () => {
  const things = await collection()
  await things.createIndex({ expires: 1 }, { expireAfterSeconds: 0 })
  await things.createIndex({ made: -1 }, { expireAfterSeconds: 60 })
  const [past, future] = [new Date(Date.now() - 1000), new Date(Date.now() + 60_000)]
  const hourAgo = new Date(Date.now() - 3_600_000)
  await things.insertMany([
    { _id: 'past', expires: past },
    { _id: 'future', expires: future },
    { _id: 'no date', expires: 5 },
    { _id: 'one of two past', expires: [future, past] },
    { _id: 'made long ago', made: hourAgo },
    { _id: 'made just now', made: past },
  ] as never)
  const left = () => things.distinct('_id')
  await vi.waitFor(async () => expect(await left()).toEqual(['future', 'made just now', 'no date']), 10_000)
  await things.updateOne({ _id: 'future' as never }, { $set: { expires: past } })
  await vi.waitFor(async () => expect(await left()).toEqual(['made just now', 'no date']), 10_000)
})
