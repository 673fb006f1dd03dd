import { Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { openDatabase } from './database.ts'

const { collection } = openDatabase()
const day = (n: number): Date => new Date(Date.UTC(2017, 5, n))

/** Documents `{ _id, v }`; the filter is on `v` unless it says otherwise; the answer is a list of ids. */
async function idsFor(values: unknown[], filter: object): Promise<unknown[]> {
  const things = await collection(values.map((v, _id) => (v === undefined ? { _id } : { _id, v })))
  const found = await things.find(filter).sort({ _id: 1 }).toArray()
  return found.map(({ _id }) => _id)
}

describe('a filter finds what MongoDB finds', () => {
  const cases: [what: string, values: unknown[], filter: object, ids: number[]][] = [
    ['equal numbers of any type', [1, new Double(1), Long.fromNumber(1), '1', 2], { v: 1 }, [0, 1, 2]],
    [
      'a big Long beside its neighbours',
      [Long.fromString('9007199254740993'), 9007199254740992],
      { v: Long.fromString('9007199254740993') },
      [0],
    ],
    ['null: null and missing', [null, undefined, 0, ''], { v: null }, [0, 1]],
    ['not null', [null, undefined, 0, ''], { v: { $ne: null } }, [2, 3]],
    ['an element of an array', [[1, 2], 2, [3]], { v: 2 }, [0, 1]],
    ['a whole array', [[1, 2], [2, 1], [[1, 2]]], { v: [1, 2] }, [0, 2]],
    [
      'an embedded document with its field order',
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      { v: { a: 1, b: 2 } },
      [0],
    ],
    ['comparisons within one type', [1, '2', 3, day(1), null], { v: { $gt: 0 } }, [0, 2]],
    ['date ranges', [day(1), day(5), day(9)], { v: { $gte: day(2), $lt: day(9) } }, [1]],
    ['texts by their bytes', ['a', 'B', 'é', '😀', '\uffff'], { v: { $gt: 'a' } }, [2, 3, 4]],
    ['not a number', [Number.NaN, 1], { v: Number.NaN }, [0]],
    [
      'nothing below or above not-a-number',
      [Number.NaN, 1, Number.NEGATIVE_INFINITY],
      { v: { $lte: 5 } },
      [1, 2],
    ],
    [
      '$in with null, text and pattern',
      ['apple', null, 'pear', 3],
      { v: { $in: [null, /^pe/, 3] } },
      [1, 2, 3],
    ],
    ['$nin', ['apple', undefined, 'pear'], { v: { $nin: ['pear'] } }, [0, 1]],
    ['$ne on arrays: no element', [[1, 2], [3], 1], { v: { $ne: 1 } }, [1]],
    ['$exists', [1, undefined, null], { v: { $exists: true } }, [0, 2]],
    ['$exists: false', [1, undefined, null], { v: { $exists: false } }, [1]],
    ['$all', [[1, 2, 3], [1, 2], 1], { v: { $all: [1, 3] } }, [0]],
    ['$all of nothing', [[1], []], { v: { $all: [] } }, []],
    ['$size', [[1, 2], [], 2], { v: { $size: 2 } }, [0]],
    ['$elemMatch on values', [[1, 9], [5], 5], { v: { $elemMatch: { $gt: 2, $lt: 8 } } }, [1]],
    [
      '$elemMatch on documents',
      [
        [
          { a: 1, b: 2 },
          { a: 3, b: 4 },
        ],
        [{ a: 1, b: 4 }],
      ],
      { v: { $elemMatch: { a: 1, b: 4 } } },
      [1],
    ],
    ['dotted paths through arrays', [[{ a: 1 }, { a: 2 }], { a: 2 }, 2], { 'v.a': 2 }, [0, 1]],
    [
      'two conditions met by two elements',
      [
        [
          { a: 1, b: 2 },
          { a: 3, b: 4 },
        ],
      ],
      { 'v.a': 1, 'v.b': 4 },
      [0],
    ],
    ['positions in paths', [[5, 6], { 1: 6 }, 6], { 'v.1': 6 }, [0, 1]],
    ['a missing field below a scalar', [1, [], { a: 1 }, {}], { 'v.a': null }, [0, 3]],
    ['$not', [1, 5, 'x'], { v: { $not: { $gt: 3 } } }, [0, 2]],
    ['$not with a pattern', ['ab', 'cd'], { v: { $not: /^a/ } }, [1]],
    ['$or and $nor', [1, 2, 3], { $or: [{ v: 1 }, { v: 3 }], $nor: [{ v: 3 }] }, [0]],
    ['$mod', [4, 5, 9, 'x'], { v: { $mod: [4, 1] } }, [1, 2]],
    [
      '$type by name and number',
      [1, 'x', null, [1], new Double(1.5)],
      { v: { $type: ['string', 16] } },
      [0, 1, 3],
    ],
    [
      'patterns with options',
      ['Kent', 'kent', 'x\nkent'],
      { v: { $regex: '^kent', $options: 'im' } },
      [0, 1, 2],
    ],
    ['$expr', [1, 5], { $expr: { $gt: ['$v', 3] } }, [1]],
    [
      'bounds of every type',
      [new MinKey(), 1, new MaxKey()],
      { v: { $gt: new MinKey(), $lt: new MaxKey() } },
      [1],
    ],
    [
      'timestamps',
      [new Timestamp({ t: 1, i: 1 }), new Timestamp({ t: 2, i: 1 })],
      { v: { $gt: new Timestamp({ t: 1, i: 9 }) } },
      [1],
    ],
  ]
  it.each(cases)('%s', async (_, values, filter, ids) => {
    expect(await idsFor(values, filter)).toEqual(ids)
  })
})

it('sorts every type in one order, with arrays by their smallest or largest element', async () => {
  const id = new ObjectId()
  const ascending = [
    new MinKey(),
    [],
    null,
    -5,
    2,
    new Double(2.5),
    '',
    'a',
    { a: 1 },
    id,
    false,
    true,
    day(1),
    new Timestamp({ t: 1, i: 1 }),
    /x/,
    new MaxKey(),
  ]
  const things = await collection(ascending.map((v, _id) => ({ _id, v })).toReversed())
  const ids = ascending.map((_, i) => i)
  expect((await things.find().sort({ v: 1 }).toArray()).map(({ _id }) => _id)).toEqual(ids)
  expect((await things.find().sort({ v: -1 }).toArray()).map(({ _id }) => _id)).toEqual(ids.toReversed())

  const lists = await collection([
    { _id: 0, v: [1, 9] },
    { _id: 1, v: 5 },
    { _id: 2, v: [2, 3] },
  ])
  expect((await lists.find().sort({ v: 1 }).toArray()).map(({ _id }) => _id)).toEqual([0, 2, 1])
  expect((await lists.find().sort({ v: -1 }).toArray()).map(({ _id }) => _id)).toEqual([0, 1, 2])
})

describe('a projection shows what MongoDB shows', () => {
  const doc = { _id: 1, a: 1, b: { c: 2, d: 3 }, list: [{ x: 1, y: 2 }, { x: 3, y: 4 }, 5] }
  const cases: [projection: object, shown: object][] = [
    [{ a: 1 }, { _id: 1, a: 1 }],
    [{ a: 1, _id: 0 }, { a: 1 }],
    [
      { a: 0, list: 0 },
      { _id: 1, b: { c: 2, d: 3 } },
    ],
    [{ 'b.c': 1 }, { _id: 1, b: { c: 2 } }],
    [
      { 'b.c': 0, list: 0 },
      { _id: 1, a: 1, b: { d: 3 } },
    ],
    [{ 'list.x': 1 }, { _id: 1, list: [{ x: 1 }, { x: 3 }] }],
    [
      { list: { $slice: 1 }, a: 1 },
      { _id: 1, a: 1, list: [{ x: 1, y: 2 }] },
    ],
    [
      { list: { $slice: [-2, 1] }, a: 1 },
      { _id: 1, a: 1, list: [{ x: 3, y: 4 }] },
    ],
    [{ list: { $elemMatch: { x: 3 } } }, { _id: 1, list: [{ x: 3, y: 4 }] }],
    [{ double: { $multiply: ['$a', 2] }, _id: 0 }, { double: 2 }],
    [{ _id: 1 }, { _id: 1 }],
  ]
  it.each(cases)('%j', async (projection, shown) => {
    const things = await collection([doc])
    expect(await things.findOne({}, { projection })).toEqual(shown)
  })
})

it('gives every document once over many batches, and counts and lists what there is', async () => {
  const things = await collection(Array.from({ length: 1000 }, (_, n) => ({ n, even: n % 2 === 0 })))
  const all = await things.find().sort({ n: 1 }).batchSize(7).toArray()
  expect(all.map(({ n }) => n)).toEqual(Array.from({ length: 1000 }, (_, n) => n))
  expect((await things.find().sort({ n: -1 }).skip(990).limit(5).toArray()).map(({ n }) => n)).toEqual([
    9, 8, 7, 6, 5,
  ])
  expect(await things.countDocuments({ even: true })).toBe(500)
  expect(await things.countDocuments({ even: true }, { skip: 490, limit: 100 })).toBe(10)
  expect(await things.estimatedDocumentCount()).toBe(1000)
  expect(await things.distinct('even')).toEqual([false, true])
})

it('keeps what it cannot compare: a Decimal128 comes back as it was', async () => {
  const value = Decimal128.fromString('1.5')
  const things = await collection([{ _id: 1 as never, value, whole: new Int32(7), wide: Long.fromNumber(7) }])
  const raw = await things.findOne({ _id: 1 as never }, { promoteValues: false })
  expect(raw?.value.toString()).toBe('1.5')
  expect([raw?.whole._bsontype, raw?.wide._bsontype]).toEqual(['Int32', 'Long'])
})
