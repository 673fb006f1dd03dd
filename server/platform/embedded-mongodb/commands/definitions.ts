import { type Doc, encode } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { StoredRow } from '../storage/view.ts'
import { ok } from '../wire/replies.ts'
import { type Command, collectionOf, docField } from './context.ts'
import { firstBatch } from './reading.ts'

const asRow = (doc: Doc): StoredRow => new StoredRow(0, encode(doc))

export const create: Command = {
  fields: [],
  run(context) {
    if (collectionOf(context)) {
      throw new CommandError(48, `Collection ${context.db}.${context.body.create} already exists.`)
    }
    const { engine } = context
    engine.change((commit) => engine.catalog.create(context.db, String(context.body.create), commit))
    return ok()
  },
}

export const drop: Command = {
  fields: [],
  run(context) {
    const collection = collectionOf(context)
    if (!collection) return ok()
    const { engine, cursors } = context
    cursors.closeWhere((cursor) => cursor.namespace === collection.namespace)
    engine.endTransactionsOn(collection)
    engine.change(() => engine.catalog.drop(collection))
    return ok({ ns: collection.namespace, nIndexesWas: collection.indexes.length })
  },
}

export const dropDatabase: Command = {
  fields: [],
  run({ engine, cursors, db }) {
    cursors.closeWhere((cursor) => cursor.namespace.startsWith(`${db}.`))
    for (const collection of engine.catalog.inDatabase(db)) {
      engine.endTransactionsOn(collection)
      engine.change(() => engine.catalog.drop(collection))
    }
    return ok({ dropped: db })
  },
}

export const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run(context) {
    const passes = compileFilter(docField(context.body, 'filter'))
    const docs = context.engine.catalog.inDatabase(context.db).map(({ name }): Doc => {
      const about = { name, type: 'collection' }
      if (context.body.nameOnly === true) return about
      const idIndex = { v: 2, key: { _id: 1 }, name: '_id_' }
      return { ...about, options: {}, info: { readOnly: false }, idIndex }
    })
    const rows = docs.filter((doc) => passes(doc, {})).map(asRow)
    const namespace = `${context.db}.$cmd.listCollections`
    return firstBatch(context, { next: (most) => rows.splice(0, most) }, (row) => row.bytes, namespace)
  },
}

export const listIndexes: Command = {
  fields: ['cursor'],
  run(context) {
    const collection = collectionOf(context)
    if (!collection) {
      throw new CommandError(26, `ns does not exist: ${context.db}.${context.body.listIndexes}`)
    }
    const rows = collection.indexes.map((index) => asRow(index.spec))
    return firstBatch(context, { next: (most) => rows.splice(0, most) }, (row) => row.bytes)
  },
}

export const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ engine, body }) {
    const passes = compileFilter(docField(body, 'filter'))
    const names = new Set([...engine.catalog.collections.values()].map((collection) => collection.db))
    const databases = [...names].sort().map((name) => ({ name, empty: false }))
    return ok({ databases: databases.filter((database) => passes(database, {})) })
  },
}
