import { describe, expect, it } from 'vitest'
import { errorOf, openDatabase } from './database.ts'

const { collection } = openDatabase()

async function reports() {
  const things = await collection([
    { _id: 1, title: 'Home visits in Kent', body: 'The authority visits every family once a year.' },
    {
      _id: 2,
      title: 'Registration',
      body: 'Families were visited at home; registering is voluntary.',
      tags: ['home education'],
    },
    { _id: 3, title: 'Statistics', body: 'Numbers only.' },
    { _id: 4, title: 'Café society', body: 'Nothing about schools.' },
  ])
  await things.createIndex({ title: 'text', body: 'text', tags: 'text' }, { weights: { title: 5 } })
  return things
}

describe('a text search', () => {
  const cases: [search: string, ids: number[]][] = [
    ['kent', [1]],
    ['visits', [1, 2]],
    ['families kent', [1, 2]],
    ['"home education"', [2]],
    ['home -registration', [1]],
    ['cafe', [4]],
    ['nowhere', []],
  ]
  it.each(cases)('for %s', async (search, ids) => {
    const found = await (await reports())
      .find({ $text: { $search: search } })
      .sort({ _id: 1 })
      .toArray()
    expect(found.map(({ _id }) => _id)).toEqual(ids)
  })

  it('puts the best first by its score, and combines with other conditions', async () => {
    const things = await reports()
    const score = { $meta: 'textScore' } as const
    const found = await things
      .find({ $text: { $search: 'home' } }, { projection: { score } })
      .sort({ score })
      .toArray()
    expect(found.map(({ _id }) => _id)).toEqual([1, 2])
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score)
    expect(await things.countDocuments({ $text: { $search: 'home' }, _id: { $gt: 1 } } as never)).toBe(1)
    expect(
      await things.aggregate([{ $match: { $text: { $search: 'home' } } }, { $count: 'n' }]).toArray(),
    ).toEqual([{ n: 2 }])
  })

  it('follows changes and removals', async () => {
    const things = await reports()
    await things.updateOne({ _id: 3 as never }, { $set: { body: 'A new subject: flexischooling.' } })
    await things.deleteOne({ _id: 1 as never })
    expect(await things.distinct('_id', { $text: { $search: 'flexischooling kent' } })).toEqual([3])
    await things.updateOne({ _id: 3 as never }, { $set: { seen: true } })
    expect(await things.distinct('_id', { $text: { $search: 'numbers' } })).toEqual([])
    expect(await things.distinct('_id', { $text: { $search: 'flexischooling' } })).toEqual([3])
  })

  it('needs an index, and there is one at most', async () => {
    const things = await reports()
    expect((await errorOf(things.createIndex({ other: 'text' })))?.code).toBe(67)
    expect((await errorOf((await collection([{ a: 'x' }])).findOne({ $text: { $search: 'x' } })))?.code).toBe(
      27,
    )
  })
})
