import { type Doc, parse } from '../bson/values.ts'
import type { Collection } from './catalog.ts'
import type { Engine } from './engine.ts'
import type { Index } from './index-definition.ts'
import { duplicateKey, insertText } from './write-set.ts'

/** Adds an index and fills it from the documents there are; a duplicate under a unique one undoes it. */
export function fillIndex(engine: Engine, collection: Collection, spec: Doc, commit: number): Index {
  const index = engine.catalog.addIndex(collection, spec, commit)
  try {
    fill(engine, collection, index)
  } catch (error) {
    engine.catalog.dropIndex(collection, index, commit)
    throw error
  }
  return index
}

function fill(engine: Engine, collection: Collection, index: Index): void {
  const { writer } = engine
  const page = `SELECT rid, doc FROM ${collection.table} WHERE rid > ? ORDER BY rid LIMIT 500`
  let last = -1
  for (;;) {
    const rows = writer.all<[number, Uint8Array]>(page, last)
    if (rows.length === 0) return
    for (const [rid, bytes] of rows) {
      last = rid
      const doc = parse(bytes)
      if (index.text) writer.run(insertText(index), rid, ...index.text.textsOf(doc))
      else addKeys(engine, collection, index, rid, doc)
    }
  }
}

function addKeys(
  { writer, catalog }: Engine,
  collection: Collection,
  index: Index,
  rid: number,
  doc: Doc,
): void {
  const { keys, values, multikey } = index.keysOf(doc)
  if (multikey) catalog.markMultikey(index, multikey)
  keys.forEach((key, i) => {
    if (
      index.unique &&
      writer.get(`SELECT rid FROM ${index.table} WHERE key = ? AND rid <> ? LIMIT 1`, key, rid)
    ) {
      throw duplicateKey(collection, index, values[i] as unknown[])
    }
    writer.run(`INSERT INTO ${index.table}(key, rid) VALUES (?, ?)`, key, rid)
  })
}
