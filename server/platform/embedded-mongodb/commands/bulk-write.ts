import { Long } from 'bson'
import { wholeNumber } from '../bson/numbers.ts'
import { type Doc, encode, parse } from '../bson/values.ts'
import { CommandError, refuse } from '../errors.ts'
import { isTrue } from '../query/conditions.ts'
import { ok } from '../wire/replies.ts'
import { type Command, type Context, collectionToWrite, docField, expectOnly, writing } from './context.ts'
import { insertDocument } from './rows.ts'
import { each, statements, updateStatement } from './writing.ts'

/** Additions to several collections and changes of single documents at once, as MongoDB takes them from 8.0 on. */
export const bulkWrite: Command = {
  fields: ['ops', 'nsInfo', 'ordered', 'errorsOnly', 'bypassDocumentValidation'],
  inTransaction: true,
  *run(context) {
    if (!isTrue(context.body.errorsOnly)) throw refuse.value('bulkWrite that tells more than errors')
    const places = statements(context, 'nsInfo').map((info) => placeFor(context, info))
    const ops = context.sequences.get('ops') ?? statements(context, 'ops').map(encode)
    const counts = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 }
    const { errors } = yield* each(context, ops, function* (bytes) {
      const op = parse(bytes)
      if ('update' in op) {
        const { matched, modified } = yield* change(placeOf(places, op, 'update'), op)
        counts.nMatched += matched
        counts.nModified += modified
        return matched
      }
      expectOnly(op, ['insert', 'document'], (name) => refuse.option('bulkWrite.ops', name))
      const collection = collectionToWrite(placeOf(places, op, 'insert'))
      const doc = docField(op, 'document')
      yield* writing(context, (writes) =>
        insertDocument(collection, writes, documentIn(bytes) ?? encode(doc), doc),
      )
      counts.nInserted++
      return 1
    })
    const told = errors.map(({ index, ...error }) => ({ ok: 0, idx: index, ...error, n: 0 }))
    const cursor = { id: Long.ZERO, firstBatch: told, ns: 'admin.$cmd.bulkWrite' }
    return ok({ cursor, nErrors: told.length, ...counts })
  },
}

/** The first document that fits; a missing one isn't made. */
function change(place: Context, op: Doc): ReturnType<typeof updateStatement> {
  expectOnly(op, ['update', 'filter', 'updateMods', 'multi'], (name) => refuse.option('bulkWrite.ops', name))
  if (isTrue(op.multi)) throw refuse.value('bulkWrite that changes many documents by one statement')
  return updateStatement(place, { q: op.filter, u: op.updateMods, multi: false })
}

/** The command as it would be for one collection alone. */
function placeFor(context: Context, info: Doc): Context {
  expectOnly(info, ['ns'], (name) => refuse.option('bulkWrite.nsInfo', name))
  const [db = '', ...rest] = String(info.ns).split('.')
  return { ...context, db, name: 'insert', body: { insert: rest.join('.') } }
}

function placeOf(places: Context[], op: Doc, field: string): Context {
  const place = places[wholeNumber(op[field], field)]
  if (!place) throw new CommandError(2, `BSON field '${field}' is no position in 'nsInfo'`)
  return place
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
