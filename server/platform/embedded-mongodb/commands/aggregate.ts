import { Int32 } from 'bson'
import { compilePipeline, stageOf } from '../aggregate/pipeline.ts'
import { wholeNumber } from '../bson/numbers.ts'
import { type Doc, encode, isDoc } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { countRows, everyRow, type Query, runQuery } from '../query/run.ts'
import { sortOf } from '../query/sorting.ts'
import { StoredRow } from '../storage/view.ts'
import { type Command, type Context, docField, expectOnly, known } from './context.ts'
import { firstBatch, hintField } from './reading.ts'

/** The stages at the front that an index can answer, as one question, and the stages after them. */
function split(pipeline: Doc[], hint: unknown, variables: Doc): { query: Query; rest: Doc[] } {
  const filters: Doc[] = []
  const query: Query = { filter: {}, hint, variables }
  let at = 0
  for (; at < pipeline.length; at++) {
    const [name, operand] = stageOf(pipeline[at])
    const isSliced = query.limit !== undefined || query.skip !== undefined
    if (name === '$match' && isDoc(operand) && !query.sort && !isSliced) filters.push(operand)
    else if (name === '$sort' && !query.sort && !isSliced) query.sort = sortOf(operand)
    else if (name === '$skip' && !isSliced) query.skip = wholeNumber(operand, '$skip')
    else if (name === '$limit' && query.limit === undefined) {
      query.limit = wholeNumber(operand, '$limit')
      if (query.limit <= 0) throw new CommandError(15958, 'the limit must be positive')
    } else break
  }
  query.filter = filters.length === 1 ? (filters[0] as Doc) : filters.length > 1 ? { $and: filters } : {}
  return { query, rest: pipeline.slice(at) }
}

/** `{ $group: { _id: 1, n: { $sum: 1 } } }` and `$count`, which drivers use to count: the name of the number. */
function countField(rest: Doc[]): { field: string; id: Doc } | undefined {
  if (rest.length !== 1) return undefined
  const [name, operand] = stageOf(rest[0])
  if (name === '$count' && typeof operand === 'string' && /^[^$.]+$/.test(operand))
    return { field: operand, id: {} }
  if (name !== '$group' || !isDoc(operand)) return undefined
  const { _id, ...fields } = operand
  const [[field, sum] = [], ...others] = Object.entries(fields)
  const isConstant = _id === null || _id instanceof Int32
  const isSum =
    isDoc(sum) && Object.keys(sum).length === 1 && sum.$sum instanceof Int32 && sum.$sum.value === 1
  return field !== undefined && others.length === 0 && isConstant && isSum
    ? { field, id: { _id } }
    : undefined
}

/** Runs a pipeline on a collection: its front by the indexes, the rest on documents in memory. */
function runPipeline(context: Context, name: string, pipeline: Doc[], variables: Doc, hint: unknown): Doc[] {
  const collection = known(context, context.engine.catalog.find(context.db, name))
  const { query, rest } = split(pipeline, hint, variables)
  const read = (from: string, inner: Doc[], inside: Doc) =>
    runPipeline(context, from, inner, inside, undefined)
  const run = compilePipeline(rest, { variables, read })
  if (!collection) return run([])
  const counted = countField(rest)
  if (counted) {
    const n = countRows(context.view, collection, query)
    return n === 0 ? [] : [{ ...counted.id, [counted.field]: new Int32(n) }]
  }
  return run(everyRow(runQuery(context.view, collection, query).source).map((row) => row.doc))
}

export const aggregate: Command = {
  fields: ['pipeline', 'cursor', 'hint', 'let', 'allowDiskUse', 'bypassDocumentValidation'],
  inTransaction: true,
  run(context) {
    const { body } = context
    const name = body.aggregate
    if (typeof name !== 'string') throw refuse.value('an aggregation on the whole database')
    if (!Array.isArray(body.pipeline))
      throw new CommandError(14, "'pipeline' option must be specified as an array")
    const options = docField(body, 'cursor')
    expectOnly(options, ['batchSize'], (field) => refuse.option('aggregate.cursor', field))
    const variables = docField(body, 'let')
    const { query, rest } = split(body.pipeline, hintField(body), variables)
    const collection = known(context, context.engine.catalog.find(context.db, name))
    if (rest.length === 0 && collection) {
      return firstBatch(context, runQuery(context.view, collection, query).source, (row) => row.bytes)
    }
    const docs = runPipeline(context, name, body.pipeline, variables, hintField(body))
    // Computed documents exist nowhere else, so a cursor over them keeps their bytes.
    const rows = docs.map((doc) => new StoredRow(0, encode(doc)))
    return firstBatch(context, { next: (most) => rows.splice(0, most) }, (row) => row.bytes)
  },
}
