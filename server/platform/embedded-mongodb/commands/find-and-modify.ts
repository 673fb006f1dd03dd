import { compileProjection } from '../aggregate/projection.ts'
import { type Doc, encode } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import { sortOf } from '../query/sorting.ts'
import type { Collection } from '../storage/catalog.ts'
import type { WriteSet } from '../storage/write-set.ts'
import { compileUpdate } from '../update/compile.ts'
import { upsertedDocument } from '../update/upsert.ts'
import { ok } from '../wire/replies.ts'
import { type Command, type Context, collectionOf, collectionToWrite, docField, writing } from './context.ts'
import { insertDocument, isReplacement, targets, updateRow } from './rows.ts'

type Result = { value: Doc | null; lastErrorObject: Doc }

/** Finds one document and changes, replaces or removes it; answers with it as it was or as it is now. */
export const findAndModify: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'arrayFilters',
    'hint',
  ],
  inTransaction: true,
  *run(context) {
    const { body } = context
    if (isTrue(body.remove) === (body.update !== undefined)) {
      throw new CommandError(9, 'Either an update or remove=true must be specified, and not both')
    }
    const collection = isTrue(body.upsert) ? collectionToWrite(context) : collectionOf(context)
    if (!collection) return ok(shown(context, { value: null, lastErrorObject: nothing(body) }))
    const change = isTrue(body.remove) ? removing(context, collection) : updating(context, collection)
    const result = yield* writing(context, change)
    return ok(shown(context, result))
  },
}

function nothing(body: Doc): Doc {
  return isTrue(body.remove) ? { n: 0 } : { n: 0, updatedExisting: false }
}

function find(context: Context, collection: Collection) {
  const { body } = context
  const query = { filter: docField(body, 'query'), sort: sortOf(body.sort), hint: body.hint }
  return targets(context, collection, query, false)[0]
}

function removing(context: Context, collection: Collection): (writes: WriteSet) => Result {
  return (writes) => {
    const row = find(context, collection)
    if (!row) return { value: null, lastErrorObject: { n: 0 } }
    writes.remove(collection, row)
    return { value: row.doc, lastErrorObject: { n: 1 } }
  }
}

function updating(context: Context, collection: Collection): (writes: WriteSet) => Result {
  const { body } = context
  const filter = docField(body, 'query')
  const updater = compileUpdate(body.update, { multi: false, arrayFilters: body.arrayFilters, variables: {} })
  return (writes) => {
    const row = find(context, collection)
    if (row) {
      const after = updateRow(collection, writes, row, updater, filter)
      const value = isTrue(body.new) && after ? after : row.doc
      return { value, lastErrorObject: { n: 1, updatedExisting: true } }
    }
    if (!isTrue(body.upsert)) return { value: null, lastErrorObject: nothing(body) }
    const doc = upsertedDocument(filter, updater, isReplacement(body.update))
    const stored = insertDocument(collection, writes, encode(doc), doc)
    const lastErrorObject = { n: 1, updatedExisting: false, upserted: stored._id }
    return { value: isTrue(body.new) ? stored : null, lastErrorObject }
  }
}

function shown({ body }: Context, { value, lastErrorObject }: Result): Doc {
  const fields = docField(body, 'fields')
  const project = value && Object.keys(fields).length > 0 ? compileProjection(fields) : undefined
  return { lastErrorObject, value: value && project ? project(value) : value }
}
