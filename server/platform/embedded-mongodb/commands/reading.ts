import { Long } from 'bson'
import { compileProjection } from '../aggregate/projection.ts'
import { isNumber, wholeNumber } from '../bson/numbers.ts'
import { keyOf } from '../bson/order.ts'
import { valuesAt } from '../bson/paths.ts'
import { bsonType, type Doc, encode } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import { compileFilter } from '../query/matcher.ts'
import { countRows, everyRow, type Query, runQuery } from '../query/run.ts'
import { sortOf } from '../query/sorting.ts'
import type { Source } from '../query/sources.ts'
import { cursorOver } from '../storage/cursors.ts'
import type { StoredRow } from '../storage/view.ts'
import { batchReply, ok } from '../wire/replies.ts'
import { type Command, type Context, collectionOf, docField } from './context.ts'

const firstBatchSize = 101
const none = Long.fromNumber(0)

/** The question in a find's fields. */
export function queryOf(body: Doc): Query {
  const limit = body.limit === undefined ? 0 : Math.abs(wholeNumber(body.limit, 'limit'))
  const skip = body.skip === undefined ? 0 : wholeNumber(body.skip, 'skip')
  if (skip < 0) throw new CommandError(51024, "BSON field 'skip' value must be >= 0")
  return { filter: docField(body, 'filter'), sort: sortOf(body.sort), skip, limit, hint: hintField(body) }
}

/** `hint: {}` and a missing hint are the same. */
export function hintField(body: Doc): unknown {
  const { hint } = body
  return typeof hint === 'object' && hint !== null && Object.keys(hint).length === 0 ? undefined : hint
}

export const find: Command = {
  fields: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'allowDiskUse',
  ],
  inTransaction: true,
  run(context) {
    const { body, view } = context
    const query = queryOf(body)
    const collection = collectionOf(context)
    const show = shower(docField(body, 'projection'))
    if (!collection) {
      runnable(query)
      return firstBatch(context, { next: () => [] }, show)
    }
    return firstBatch(context, runQuery(view, collection, query).source, show)
  },
}

/** A filter on a collection that doesn't exist is still checked. */
function runnable(query: Query): void {
  compileFilter(query.filter)
}

/** The bytes to send of a row: as stored, or projected. */
function shower(projection: Doc): (row: StoredRow) => Uint8Array {
  if (Object.keys(projection).length === 0) return (row) => row.bytes
  const project = compileProjection(projection)
  return (row) => encode(project(row.doc, row.score))
}

/** Answers with the first documents, and keeps a cursor when there are more. */
export function firstBatch(
  context: Context,
  source: Source,
  show: (row: StoredRow) => Uint8Array,
  namespace = `${context.db}.${context.body[context.name]}`,
): Uint8Array {
  const { body, cursors, transaction } = context
  const options = context.name === 'find' ? body : docField(body, 'cursor')
  const size = options.batchSize === undefined ? firstBatchSize : wholeNumber(options.batchSize, 'batchSize')
  const cursor = cursorOver(namespace, source, show, transaction)
  const docs = cursor.take(size)
  if (isTrue(body.singleBatch) || cursor.isDone()) return batchReply('firstBatch', namespace, none, docs)
  const id = cursors.keep(cursor)
  transaction?.onEnd(() => cursors.close(id))
  return batchReply('firstBatch', namespace, id, docs)
}

function cursorId(value: unknown): Long {
  if (bsonType(value) === 'Long') return value as Long
  return Long.fromNumber(wholeNumber(value, 'getMore'))
}

export const getMore: Command = {
  fields: ['collection', 'batchSize'],
  inTransaction: true,
  run(context) {
    const { body, cursors, transaction } = context
    const id = cursorId(body.getMore)
    const cursor = cursors.get(id)
    if (!cursor || cursor.namespace !== `${context.db}.${body.collection}`) {
      throw new CommandError(43, `cursor id ${id} not found`)
    }
    if (cursor.transaction !== transaction) {
      throw new CommandError(
        50738,
        'Cannot run getMore on a cursor outside the transaction it was created in.',
      )
    }
    const docs = cursor.take(
      isNumber(body.batchSize) ? wholeNumber(body.batchSize, 'batchSize') : Number.POSITIVE_INFINITY,
    )
    if (!cursor.isDone()) return batchReply('nextBatch', cursor.namespace, id, docs)
    cursors.close(id)
    return batchReply('nextBatch', cursor.namespace, none, docs)
  },
}

export const killCursors: Command = {
  fields: ['cursors'],
  inTransaction: true,
  run({ body, cursors }) {
    const ids = (body.cursors as unknown[]).map(cursorId)
    const killed = ids.filter((id) => cursors.close(id))
    const notFound = ids.filter((id) => !killed.includes(id))
    return ok({ cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [] })
  },
}

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint'],
  run(context) {
    const { body, view } = context
    const query = { ...queryOf(body), filter: docField(body, 'query') }
    const collection = collectionOf(context)
    return ok({ n: collection ? countRows(view, collection, query) : 0 })
  },
}

export const distinct: Command = {
  fields: ['key', 'query', 'hint'],
  inTransaction: true,
  run(context) {
    const { body, view } = context
    if (typeof body.key !== 'string') throw new CommandError(14, "Expected field 'key' to be a string")
    const path = body.key.split('.')
    const collection = collectionOf(context)
    const values = new Map<string, unknown>()
    if (collection) {
      const { source } = runQuery(view, collection, {
        filter: docField(body, 'query'),
        hint: hintField(body),
      })
      for (const row of everyRow(source)) {
        for (const value of valuesAt(row.doc, path)) values.set(keyOf([value]).toString('latin1'), value)
      }
    }
    return ok({ values: [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value) })
  },
}

/** How a find would be answered: by which index, and what was looked at. */
export const explain: Command = {
  fields: ['verbosity'],
  run(context) {
    const inner = docField(context.body, 'explain')
    const [name = ''] = Object.keys(inner)
    if (name !== 'find' && name !== 'count') throw refuse.value(`explain of ${name}`)
    const asked = { ...context, name, body: inner }
    const collection = collectionOf(asked)
    if (!collection) return ok({ queryPlanner: { winningPlan: { stage: 'EOF' } } })
    const query = name === 'count' ? { ...queryOf(inner), filter: docField(inner, 'query') } : queryOf(inner)
    const { source, plan, examined } = runQuery(context.view, collection, query)
    const nReturned = everyRow(source).length
    const scan =
      plan.kind === 'index'
        ? {
            stage: 'IXSCAN',
            indexName: plan.index.name,
            keyPattern: plan.index.spec.key,
            direction: plan.reverse ? 'backward' : 'forward',
          }
        : { stage: { all: 'COLLSCAN', either: 'OR', text: 'TEXT_MATCH' }[plan.kind] }
    const sorts = query.sort !== undefined && !(plan.kind !== 'text' && plan.sorted)
    const winningPlan = sorts ? { stage: 'SORT', inputStage: scan } : scan
    const executionStats = { nReturned, totalKeysExamined: examined.keys, totalDocsExamined: examined.docs }
    return ok({ queryPlanner: { namespace: collection.namespace, winningPlan }, executionStats })
  },
}
