import type { Found } from '../bson/paths.ts'
import { type Doc, encode, isDoc, parse } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { everyRow, type Query, runQuery } from '../query/run.ts'
import type { Collection } from '../storage/catalog.ts'
import { fetchRow, type StoredRow } from '../storage/view.ts'
import type { WriteSet } from '../storage/write-set.ts'
import type { Updater } from '../update/compile.ts'
import { expectValidId, withIdFirst } from '../update/upsert.ts'
import { type Context, type Waiting, writing } from './context.ts'

const maxDocumentBytes = 16 * 1024 * 1024

/** Stores a new document; returns it as stored. */
export function insertDocument(collection: Collection, writes: WriteSet, bytes: Uint8Array, doc: Doc): Doc {
  const complete = withIdFirst(doc)
  expectValidId(complete._id)
  const stored = complete === doc ? bytes : encode(complete)
  expectFits(stored)
  writes.insert(collection, stored, complete)
  return complete
}

/** The rows that a write is about, all found before the first is changed. */
export function targets(context: Context, collection: Collection, query: Query, multi: boolean): StoredRow[] {
  const { source } = runQuery(context.view, collection, multi ? query : { ...query, limit: 1 })
  return everyRow(source)
}

const partSize = 500

/**
 * Changes every row that answers, a part at a time, so that a change of very many doesn't hold them all. As in
 * MongoDB such a change is no transaction: each row is looked at again when its turn comes.
 */
export function* changeInParts(
  context: Context,
  collection: Collection,
  query: Query,
  change: (writes: WriteSet, row: StoredRow) => unknown,
): Waiting<{ matched: number; changed: number }> {
  const { source } = runQuery(context.view, collection, query)
  const rids: number[] = []
  for (let page = source.next(partSize); page.length > 0; page = source.next(partSize)) {
    for (const { rid } of page) rids.push(rid)
  }
  const passes = compileFilter(query.filter)
  const total = { matched: 0, changed: 0 }
  for (let at = 0; at < rids.length; at += partSize) {
    const part = yield* writing(context, (writes) => {
      const rows = rids.slice(at, at + partSize).map((rid) => fetchRow(context.view, collection, rid))
      const still = rows.filter((row) => row !== undefined).filter((row) => passes(row.doc, {}))
      return { matched: still.length, changed: still.filter((row) => change(writes, row)).length }
    })
    total.matched += part.matched
    total.changed += part.changed
  }
  return total
}

/** Changes one row; returns its new document, or undefined when the update changes nothing. */
export function updateRow(
  collection: Collection,
  writes: WriteSet,
  row: StoredRow,
  updater: Updater,
  filter: Doc,
): Doc | undefined {
  const matched = () => {
    const found: Found = {}
    compileFilter(filter)(row.doc, found)
    return found.position
  }
  const doc = updater(parse(row.bytes), { matched, inserting: false })
  const bytes = encode(doc)
  if (Buffer.compare(bytes, row.bytes) === 0) return undefined
  expectFits(bytes)
  writes.update(collection, row, bytes, doc)
  return doc
}

export function isReplacement(update: unknown): boolean {
  return isDoc(update) && !Object.keys(update)[0]?.startsWith('$')
}

function expectFits(bytes: Uint8Array): void {
  if (bytes.length > maxDocumentBytes)
    throw new CommandError(10334, `BSONObj size: ${bytes.length} is over 16 MB`)
}
