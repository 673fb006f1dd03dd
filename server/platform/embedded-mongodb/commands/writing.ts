import { wholeNumber } from '../bson/numbers.ts'
import { type Doc, encode, parse } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import type { StoredRow } from '../storage/view.ts'
import type { WriteSet } from '../storage/write-set.ts'
import { compileUpdate } from '../update/compile.ts'
import { upsertedDocument } from '../update/upsert.ts'
import { ok } from '../wire/replies.ts'
import {
  type Command,
  type Context,
  collectionOf,
  collectionToWrite,
  docField,
  expectOnly,
  type Waiting,
  writing,
} from './context.ts'
import { changeInParts, insertDocument, isReplacement, targets, updateRow } from './rows.ts'

/** The statements of a bulk command, from its body or the sequence that followed. */
export function statements(context: Context, field: string): Doc[] {
  const given = context.sequences.get(field)?.map(parse) ?? context.body[field]
  if (!Array.isArray(given) || given.length === 0)
    throw new CommandError(2, `'${field}' must be a nonempty array`)
  return given
}

type Outcome = { n: number; errors: Doc[] }

/** Runs the statements one after the other; an error stops an ordered command and aborts a transaction. */
export function* each<T>(
  context: Context,
  list: T[],
  run: (item: T, index: number) => Waiting<number>,
): Waiting<Outcome> {
  const outcome: Outcome = { n: 0, errors: [] }
  for (const [index, item] of list.entries()) {
    try {
      outcome.n += yield* run(item, index)
    } catch (error) {
      if (!(error instanceof CommandError) || context.transaction) throw error
      if (error.code === 40415 || error.labels.length > 0 || error.code === 14031 || error.code === 1)
        throw error
      outcome.errors.push({ index, code: error.code, errmsg: error.message, ...error.extra })
      if (context.body.ordered !== false) break
    }
  }
  return outcome
}

const withErrors = (outcome: Outcome): Doc =>
  outcome.errors.length > 0 ? { writeErrors: outcome.errors } : {}

export const insert: Command = {
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  inTransaction: true,
  *run(context) {
    const collection = collectionToWrite(context)
    const raw = context.sequences.get('documents') ?? statements(context, 'documents').map(encode)
    const outcome = yield* each(context, raw, function* (bytes) {
      const doc = parse(bytes)
      yield* writing(context, (writes) => insertDocument(collection, writes, bytes, doc))
      return 1
    })
    return ok({ n: outcome.n, ...withErrors(outcome) })
  },
}

const updateFields = ['q', 'u', 'c', 'multi', 'upsert', 'arrayFilters', 'hint', 'sort']

export const update: Command = {
  fields: ['updates', 'ordered', 'bypassDocumentValidation'],
  inTransaction: true,
  *run(context) {
    const list = statements(context, 'updates')
    const upserted: Doc[] = []
    let modified = 0
    const outcome = yield* each(context, list, function* (statement, index) {
      expectOnly(statement, updateFields, (name) => refuse.option('update.updates', name))
      if (statement.c !== undefined || statement.sort !== undefined)
        throw refuse.option('update.updates', 'c or sort')
      const result = yield* updateStatement(context, statement)
      modified += result.modified
      if (result.upserted) upserted.push({ index, _id: result.upserted._id })
      return result.upserted ? 1 : result.matched
    })
    const made = upserted.length > 0 ? { upserted } : {}
    return ok({ n: outcome.n, nModified: modified, ...made, ...withErrors(outcome) })
  },
}

type Updated = { matched: number; modified: number; upserted?: Doc }

/** Carries out one statement of an update command. */
export function* updateStatement(context: Context, statement: Doc): Waiting<Updated> {
  const filter = docField(statement, 'q')
  const multi = isTrue(statement.multi)
  const updater = compileUpdate(statement.u, { multi, arrayFilters: statement.arrayFilters, variables: {} })
  const collection = isTrue(statement.upsert) ? collectionToWrite(context) : collectionOf(context)
  if (!collection) return { matched: 0, modified: 0 }
  const query = { filter, hint: statement.hint }
  const change = (writes: WriteSet, row: StoredRow) =>
    updateRow(collection, writes, row, updater, filter) !== undefined
  if (multi && !context.transaction) {
    const { matched, changed } = yield* changeInParts(context, collection, query, change)
    if (matched > 0 || !isTrue(statement.upsert)) return { matched, modified: changed }
  }
  return yield* writing(context, (writes) => {
    const rows = targets(context, collection, query, multi)
    if (rows.length === 0 && isTrue(statement.upsert)) {
      const doc = upsertedDocument(filter, updater, isReplacement(statement.u))
      return { matched: 0, modified: 0, upserted: insertDocument(collection, writes, encode(doc), doc) }
    }
    return { matched: rows.length, modified: rows.filter((row) => change(writes, row)).length }
  })
}

export const remove: Command = {
  fields: ['deletes', 'ordered'],
  inTransaction: true,
  *run(context) {
    const list = statements(context, 'deletes')
    const outcome = yield* each(context, list, function* (statement) {
      expectOnly(statement, ['q', 'limit', 'hint'], (name) => refuse.option('delete.deletes', name))
      const collection = collectionOf(context)
      if (!collection) return 0
      const multi = wholeNumber(statement.limit, 'limit') === 0
      const query = { filter: docField(statement, 'q'), hint: statement.hint }
      const change = (writes: WriteSet, row: StoredRow) => writes.remove(collection, row)
      if (multi && !context.transaction) {
        return (yield* changeInParts(context, collection, query, change)).matched
      }
      return yield* writing(context, (writes) => {
        const rows = targets(context, collection, query, multi)
        for (const row of rows) change(writes, row)
        return rows.length
      })
    })
    return ok({ n: outcome.n, ...withErrors(outcome) })
  },
}
