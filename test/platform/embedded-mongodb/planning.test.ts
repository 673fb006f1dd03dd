import fc from 'fast-check'
import type { Collection, Document } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { openDatabase } from './database.ts'

const { collection } = openDatabase()

/** What `explain` says of a find: the way, the index, and what was looked at. */
async function planOf(things: Collection, filter: Document, sort: Document = {}, limit = 0) {
  const { queryPlanner, executionStats } = await things
    .find(filter)
    .sort(sort as never)
    .limit(limit)
    .explain()
  const plan = queryPlanner.winningPlan
  const scan = plan.inputStage ?? plan
  return {
    stage: plan.stage,
    scan: scan.stage,
    index: scan.indexName,
    docs: executionStats.totalDocsExamined,
  }
}

async function hundred(): Promise<Collection<Document>> {
  const things = await collection(
    Array.from({ length: 100 }, (_, n) => ({
      _id: n,
      n,
      parent: n % 10,
      created: new Date(n),
      name: `name ${n}`,
      tags: [`t${n % 5}`, 'all'],
    })),
  )
  await things.createIndexes([
    { key: { parent: 1, created: -1 } },
    { key: { name: 1 }, unique: true },
    { key: { tags: 1 } },
  ])
  return things
}

describe('equality, range and sort on an index look at no more than they give', () => {
  const cases: [filter: Document, sort: Document, limit: number, index: string, docs: number][] = [
    [{ _id: 5 }, {}, 0, '_id_', 1],
    [{ _id: { $gte: 90 } }, {}, 0, '_id_', 10],
    [{ name: 'name 7' }, {}, 0, 'name_1', 1],
    [{ name: { $in: ['name 7', 'name 9', 'none'] } }, {}, 0, 'name_1', 2],
    [{ parent: 3 }, { created: -1 }, 0, 'parent_1_created_-1', 10],
    [{ parent: 3 }, { created: 1 }, 4, 'parent_1_created_-1', 4],
    [{ parent: 3, created: { $gt: new Date(50) } }, { created: 1 }, 0, 'parent_1_created_-1', 5],
    [{ tags: 't2' }, {}, 0, 'tags_1', 20],
    [{}, { name: -1 }, 3, 'name_1', 3],
    [{ $and: [{ parent: 3 }, { created: new Date(13) }] }, {}, 0, 'parent_1_created_-1', 1],
  ]
  it.each(cases)('%j sorted by %j, limit %j', async (filter, sort, limit, index, docs) => {
    expect(await planOf(await hundred(), filter, sort, limit)).toEqual({
      stage: 'IXSCAN',
      scan: 'IXSCAN',
      index,
      docs,
    })
  })

  it('an $or takes an index for each branch', async () => {
    const things = await hundred()
    expect(await planOf(things, { $or: [{ _id: 1 }, { name: 'name 5' }] })).toMatchObject({
      stage: 'OR',
      docs: 2,
    })
  })

  it("a lookup takes the other collection's index, also by $expr", async () => {
    const things = await collection(Array.from({ length: 4000 }, (_, n) => ({ _id: n, parent: n >> 1 })))
    await things.createIndex({ parent: 1 })
    const from = things.collectionName
    const started = performance.now()
    for (const how of [
      { localField: '_id', foreignField: 'parent' },
      { let: { id: '$_id' }, pipeline: [{ $match: { $expr: { $eq: ['$parent', '$$id'] } } }] },
    ]) {
      const roots = await things.aggregate([{ $lookup: { from, as: 'children', ...how } }]).toArray()
      expect(roots.map(({ children }) => children.length)).toEqual(
        roots.map(({ _id }) => (_id < 2000 ? 2 : 0)),
      )
    }
    // Looking at every document for every other one would be 32 million documents.
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})

it('counts from the index', async () => {
  const things = await hundred()
  expect(await things.countDocuments({ parent: 3 })).toBe(10)
  expect(await things.countDocuments({ tags: { $in: ['t1', 'all'] } })).toBe(100)
  expect(await things.countDocuments({ parent: 3 }, { hint: 'parent_1_created_-1' })).toBe(10)
})

const scalar = fc.constantFrom<unknown>(null, 0, 1, 2, 2.5, 'a', 'b', '', true, new Date(1), new Date(2))
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.record({ x: scalar }))
const thing = fc.record(
  { a: value, b: value, c: scalar, d: fc.array(fc.record({ x: scalar, y: scalar }), { maxLength: 2 }) },
  { requiredKeys: [] },
)
const condition = fc.oneof(
  scalar,
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: scalar }),
  fc.record({ $gte: scalar, $lt: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
)
const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd.x', 'd.y'), condition, {
  maxKeys: 3,
  noNullPrototype: true,
})
const filter = fc.oneof(
  fields,
  fc.record(
    { $or: fc.array(fields, { minLength: 1, maxLength: 2 }), c: condition },
    { requiredKeys: ['$or'] },
  ),
)
const sort = fc.constantFrom<Document>(
  {},
  { a: 1 },
  { c: -1 },
  { b: 1, c: -1 },
  { a: -1, c: 1 },
  { 'd.x': 1 },
)

it('gives the same answers with indexes as without', async () => {
  const indexed = await collection()
  await indexed.createIndexes([
    { key: { a: 1 } },
    { key: { b: 1, c: -1 } },
    { key: { c: -1, a: 1 } },
    { key: { 'd.x': 1, 'd.y': -1 } },
    { key: { c: 1 }, sparse: true, name: 'sparse' },
    { key: { b: -1 }, partialFilterExpression: { c: { $exists: true } }, name: 'partial' },
  ])
  const given = fc.tuple(
    fc.array(thing, { minLength: 5, maxLength: 25 }),
    fc.array(fc.tuple(filter, sort), { minLength: 10, maxLength: 20 }),
  )
  await fc.assert(
    fc.asyncProperty(given, async ([things, questions]) => {
      await indexed.deleteMany({})
      await indexed.insertMany(things.map((each, _id) => ({ ...each, _id })) as Document[])
      for (const [asked, order] of questions) {
        const read = (hint: Document | undefined) =>
          indexed
            .find(asked as Document, hint ? { hint } : {})
            .sort({ ...order, _id: 1 })
            .map(({ _id }) => _id)
            .toArray()
        expect(await read(undefined)).toEqual(await read({ $natural: 1 }))
        expect(await indexed.countDocuments(asked as Document)).toBe((await read({ $natural: 1 })).length)
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

it('pages through several stretches of an index, forwards and backwards, while documents go away', async () => {
  const things = await collection(
    Array.from({ length: 3000 }, (_, n) => ({ _id: n, kind: n % 5, n: n >> 1 })),
  )
  await things.createIndex({ kind: 1, n: 1 })
  const filter = { kind: { $in: [1, 3] }, n: { $gte: 100 } }
  for (const direction of [1, -1] as const) {
    const expected = Array.from({ length: 3000 }, (_, n) => n)
      .filter((n) => [1, 3].includes(n % 5) && n >> 1 >= 100)
      .sort((a, b) => ((a % 5) - (b % 5) || a - b) * direction)
    const cursor = things.find(filter).sort({ kind: direction, n: direction }).batchSize(9)
    const ids = await cursor.map(({ _id }) => _id).toArray()
    expect(ids).toEqual(expected)
  }
  const cursor = things.find(filter).sort({ kind: 1, n: 1 }).batchSize(50)
  const first = await cursor.next()
  await things.deleteMany({ kind: 3 })
  const rest = await cursor.toArray()
  expect([first, ...rest].filter((each) => each?.kind === 1)).toHaveLength(560)
  expect(rest.filter(({ kind }) => kind === 3)).toHaveLength(0)
})
