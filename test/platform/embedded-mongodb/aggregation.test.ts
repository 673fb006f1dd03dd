import type { Document } from 'mongodb'
import { describe, expect, it } from 'vitest'
import { openDatabase } from './database.ts'

const { collection, db } = openDatabase()
const day = (n: number): Date => new Date(Date.UTC(2017, 5, n, 13, 30))

/** A branch of `$switch`; written so, because an object with a `then` would be taken for a promise. */
const choice = (test: unknown, value: unknown): Document =>
  Object.fromEntries([
    ['case', test],
    ['then', value],
  ])

const reports = [
  { _id: 1, authority: 'Kent', grade: 'good', visits: 4, tags: ['a', 'b'], on: day(1), by: { name: 'Ann' } },
  { _id: 2, authority: 'Derby', grade: 'inadequate', visits: 1, tags: [], on: day(2) },
  { _id: 3, authority: 'Kent', grade: 'good', visits: 2.5, tags: ['b'], on: day(13), by: { name: 'Ben' } },
  { _id: 4, authority: 'Bedford', grade: null, on: day(13) },
]

describe('a pipeline gives what MongoDB gives', () => {
  const cases: [what: string, pipeline: Document[], result: unknown[]][] = [
    [
      '$match, $sort, $skip, $limit',
      [
        { $match: { visits: { $gt: 0 } } },
        { $sort: { visits: -1 } },
        { $skip: 1 },
        { $limit: 1 },
        { $project: { visits: 1 } },
      ],
      [{ _id: 3, visits: 2.5 }],
    ],
    [
      '$limit before $sort',
      [{ $limit: 2 }, { $sort: { _id: -1 } }, { $project: { _id: 1 } }],
      [{ _id: 2 }, { _id: 1 }],
    ],
    ['$count', [{ $match: { grade: 'good' } }, { $count: 'n' }], [{ n: 2 }]],
    ['$count of nothing', [{ $match: { grade: 'none' } }, { $count: 'n' }], []],
    [
      '$group',
      [
        {
          $group: {
            _id: '$authority',
            n: { $sum: 1 },
            visits: { $sum: '$visits' },
            mean: { $avg: '$visits' },
            first: { $first: '$_id' },
            last: { $last: '$_id' },
            low: { $min: '$visits' },
            high: { $max: '$visits' },
            all: { $push: '$visits' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 'Bedford', n: 1, visits: 0, mean: null, first: 4, last: 4, low: null, high: null, all: [] },
        { _id: 'Derby', n: 1, visits: 1, mean: 1, first: 2, last: 2, low: 1, high: 1, all: [1] },
        { _id: 'Kent', n: 2, visits: 6.5, mean: 3.25, first: 1, last: 3, low: 2.5, high: 4, all: [4, 2.5] },
      ],
    ],
    [
      '$group by a document, missing as null',
      [{ $group: { _id: { grade: '$grade', name: '$by.name' } } }, { $sort: { _id: 1 } }, { $limit: 1 }],
      [{ _id: { grade: null } }],
    ],
    [
      '$unwind',
      [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
      [
        { _id: 1, tags: 'a' },
        { _id: 1, tags: 'b' },
        { _id: 3, tags: 'b' },
      ],
    ],
    [
      '$unwind keeping the empty, with positions',
      [
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
        { $project: { tags: 1, at: 1 } },
      ],
      [
        { _id: 1, tags: 'a', at: 0 },
        { _id: 1, tags: 'b', at: 1 },
        { _id: 2, at: null },
        { _id: 3, tags: 'b', at: 0 },
        { _id: 4, at: null },
      ],
    ],
    [
      '$facet',
      [
        {
          $facet: { n: [{ $count: 'all' }], good: [{ $match: { grade: 'good' } }, { $project: { _id: 1 } }] },
        },
      ],
      [{ n: [{ all: 4 }], good: [{ _id: 1 }, { _id: 3 }] }],
    ],
    [
      '$addFields and $unset',
      [
        { $match: { _id: 1 } },
        { $addFields: { 'by.age': 9, twice: { $multiply: ['$visits', 2] } } },
        { $unset: ['tags', 'on', 'grade'] },
      ],
      [{ _id: 1, authority: 'Kent', visits: 4, by: { name: 'Ann', age: 9 }, twice: 8 }],
    ],
    [
      '$replaceRoot',
      [{ $match: { by: { $exists: true } } }, { $replaceRoot: { newRoot: '$by' } }],
      [{ name: 'Ann' }, { name: 'Ben' }],
    ],
    [
      '$project that computes',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            _id: 0,
            label: { $concat: ['$authority', ': ', '$grade'] },
            first: { $arrayElemAt: ['$tags', 0] },
            many: { $gte: [{ $size: '$tags' }, 2] },
          },
        },
      ],
      [{ label: 'Kent: good', first: 'a', many: true }],
    ],
    [
      'dates',
      [
        { $match: { _id: 3 } },
        {
          $project: {
            _id: 0,
            year: { $year: '$on' },
            day: { $dateToString: { date: '$on', format: '%Y-%m-%d' } },
            month: { $dateTrunc: { date: '$on', unit: 'month' } },
          },
        },
      ],
      [{ year: 2017, day: '2017-06-13', month: new Date(Date.UTC(2017, 5, 1)) }],
    ],
    [
      'choices',
      [
        {
          $project: {
            word: {
              $switch: {
                branches: [choice({ $eq: ['$grade', 'good'] }, 'yes')],
                default: { $ifNull: ['$grade', 'silent'] },
              },
            },
          },
        },
      ],
      [
        { _id: 1, word: 'yes' },
        { _id: 2, word: 'inadequate' },
        { _id: 3, word: 'yes' },
        { _id: 4, word: 'silent' },
      ],
    ],
    [
      'arrays',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            _id: 0,
            up: { $map: { input: '$tags', as: 't', in: { $toUpper: '$$t' } } },
            some: { $filter: { input: '$tags', cond: { $ne: ['$$this', 'a'] } } },
            sum: { $reduce: { input: [1, 2, 3], initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
          },
        },
      ],
      [{ up: ['A', 'B'], some: ['b'], sum: 6 }],
    ],
  ]
  it.each(cases)('%s', async (_, pipeline, result) => {
    const things = await collection(reports)
    expect(await things.aggregate(pipeline).toArray()).toEqual(result)
  })
})

it('looks up documents of another collection', async () => {
  const things = await collection(reports)
  const places = await collection([
    { _id: 'K', name: 'Kent', regions: [1] },
    { _id: 'D', name: 'Derby', regions: [2, 3] },
  ])
  const from = things.collectionName
  const simple = await places
    .aggregate([
      { $lookup: { from, localField: 'name', foreignField: 'authority', as: 'found' } },
      { $project: { ids: '$found._id' } },
    ])
    .toArray()
  expect(simple).toEqual([
    { _id: 'K', ids: [1, 3] },
    { _id: 'D', ids: [2] },
  ])
  const arrays = await places
    .aggregate([
      { $lookup: { from, localField: 'regions', foreignField: '_id', as: 'found' } },
      { $project: { ids: '$found._id' } },
    ])
    .toArray()
  expect(arrays).toEqual([
    { _id: 'K', ids: [1] },
    { _id: 'D', ids: [2, 3] },
  ])
  const pipeline = [
    { $match: { $expr: { $and: [{ $eq: ['$authority', '$$name'] }, { $gt: ['$visits', 3] }] } } },
    { $project: { _id: 1 } },
  ]
  const computed = await places
    .aggregate([
      { $lookup: { from, let: { name: '$name' }, pipeline, as: 'found' } },
      { $project: { found: 1 } },
    ])
    .toArray()
  expect(computed).toEqual([
    { _id: 'K', found: [{ _id: 1 }] },
    { _id: 'D', found: [] },
  ])
  const missing = await places
    .aggregate([{ $lookup: { from: 'nowhere', localField: 'name', foreignField: 'x', as: 'found' } }])
    .toArray()
  expect(missing.map(({ found }) => found)).toEqual([[], []])
  expect(
    await db()
      .collection('nowhere')
      .aggregate([{ $match: {} }])
      .toArray(),
  ).toEqual([])
})

it('gives a long answer in batches', async () => {
  const things = await collection(Array.from({ length: 500 }, (_, n) => ({ n })))
  const found = await things
    .aggregate([{ $sort: { n: 1 } }, { $addFields: { m: { $add: ['$n', 1] } } }], { batchSize: 9 })
    .toArray()
  expect(found.map(({ m }) => m)).toEqual(Array.from({ length: 500 }, (_, n) => n + 1))
})
