import { Long } from 'bson'
import { wholeNumber } from '../bson/numbers.ts'
import { type Doc, encode, parse } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import type { Collection } from '../storage/catalog.ts'
import { ok } from '../wire/replies.ts'
import { type Command, type Context, collectionToWrite, docField, expectOnly, writing } from './context.ts'
import { insertDocument } from './rows.ts'
import { each, statements } from './writing.ts'

/** Additions to several collections at once, as MongoDB takes them from 8.0 on; tells only of errors. */
export const bulkWrite: Command = {
  fields: ['ops', 'nsInfo', 'ordered', 'errorsOnly', 'bypassDocumentValidation'],
  inTransaction: true,
  *run(context) {
    if (!isTrue(context.body.errorsOnly)) throw refuse.value('bulkWrite that tells more than errors')
    const collections = statements(context, 'nsInfo').map((info) => collectionFor(context, info))
    const ops = context.sequences.get('ops') ?? statements(context, 'ops').map(encode)
    const outcome = yield* each(context, ops, function* (bytes) {
      const op = parse(bytes)
      expectOnly(op, ['insert', 'document'], (name) => refuse.option('bulkWrite.ops', name))
      const collection = collections[wholeNumber(op.insert, 'insert')]
      if (!collection) throw new CommandError(2, "BSON field 'insert' is no position in 'nsInfo'")
      const doc = docField(op, 'document')
      yield* writing(context, (writes) =>
        insertDocument(collection, writes, documentIn(bytes) ?? encode(doc), doc),
      )
      return 1
    })
    const errors = outcome.errors.map(({ index, ...error }) => ({ ok: 0, idx: index, ...error, n: 0 }))
    const counts = { nInserted: outcome.n, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 }
    const cursor = { id: Long.ZERO, firstBatch: errors, ns: 'admin.$cmd.bulkWrite' }
    return ok({ cursor, nErrors: errors.length, ...counts })
  },
}

function collectionFor(context: Context, info: Doc): Collection {
  expectOnly(info, ['ns'], (name) => refuse.option('bulkWrite.nsInfo', name))
  const [db = '', ...rest] = String(info.ns).split('.')
  return collectionToWrite({ ...context, db, name: 'insert', body: { insert: rest.join('.') } })
}

/** As drivers write it: `insert`, an Int32, then `document`, which is the last of it but for a closing byte. */
const insertField = Buffer.from('\x10insert\0', 'latin1')
const documentField = Buffer.from('\x03document\0', 'latin1')
const documentAt = 4 + insertField.length + 4
const start = documentAt + documentField.length

/** The document's own bytes, so that they needn't be written anew; undefined in an order that is not the drivers'. */
function documentIn(op: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(op.buffer, op.byteOffset, op.byteLength)
  const isUsual =
    bytes.subarray(4, 4 + insertField.length).equals(insertField) &&
    bytes.subarray(documentAt, start).equals(documentField) &&
    bytes.readInt32LE(start) === bytes.length - start - 1
  return isUsual ? bytes.subarray(start, -1) : undefined
}
