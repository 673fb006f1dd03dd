import { randomUUID } from 'node:crypto'
import { type Doc, encode, parse } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import { Index } from './index-definition.ts'
import type { Connection } from './sqlite.ts'
import type { Transaction } from './transactions.ts'

/** A collection: a table of documents by row id, its indexes, and who is changing what just now. */
export class Collection {
  readonly id: number
  readonly db: string
  readonly name: string
  readonly uuid: string
  readonly indexes: Index[] = []
  /** Row ids are never used twice, so a cursor or a lock that keeps one can't meet another document. */
  nextRow: number
  /** Which open transaction has changed a row. */
  readonly locks = new Map<number, Transaction>()
  /** In which commit a row was last changed; kept only as long as an open transaction could ask. */
  readonly changedIn = new Map<number, number>()
  /** The commit that created the collection or last changed its indexes. */
  definedIn = 0

  constructor(id: number, db: string, name: string, uuid: string, nextRow: number) {
    this.id = id
    this.db = db
    this.name = name
    this.uuid = uuid
    this.nextRow = nextRow
  }

  get namespace(): string {
    return `${this.db}.${this.name}`
  }
  get table(): string {
    return `docs_${this.id}`
  }
  get idIndex(): Index {
    return this.indexes[0] as Index
  }
  get textIndex(): Index | undefined {
    return this.indexes.find((index) => index.text)
  }
}

/** Every collection and index, held in memory and kept in two tables. */
export class Catalog {
  readonly collections = new Map<string, Collection>()
  readonly #writer: Connection

  constructor(writer: Connection) {
    this.#writer = writer
    writer.exec(`
      CREATE TABLE IF NOT EXISTS collections(id INTEGER PRIMARY KEY, db TEXT, name TEXT, uuid TEXT, UNIQUE(db, name));
      CREATE TABLE IF NOT EXISTS indexes(id INTEGER PRIMARY KEY, collection INTEGER, spec BLOB, multikey INTEGER);
    `)
    this.load()
  }

  /** Reads everything again: at the start, and after a commit that failed. */
  load(): void {
    this.collections.clear()
    type Stored = [number, string, string, string]
    for (const [id, db, name, uuid] of this.#writer.all<Stored>(
      'SELECT id, db, name, uuid FROM collections',
    )) {
      const [last] = this.#writer.get<[number | null]>(`SELECT max(rid) FROM docs_${id}`) ?? [0]
      const collection = new Collection(id, db, name, uuid, (last ?? 0) + 1)
      const indexes = this.#writer.all<[number, Uint8Array, number]>(
        'SELECT id, spec, multikey FROM indexes WHERE collection = ? ORDER BY id',
        id,
      )
      for (const [indexId, spec, multikey] of indexes) {
        collection.indexes.push(new Index(indexId, parse(spec), multikey))
      }
      this.collections.set(collection.namespace, collection)
    }
  }

  find(db: string, name: string): Collection | undefined {
    return this.collections.get(`${db}.${name}`)
  }

  inDatabase(db: string): Collection[] {
    return [...this.collections.values()].filter((collection) => collection.db === db)
  }

  /** Creates a collection with its index on `_id`; the caller has begun the commit. */
  create(db: string, name: string, definedIn: number): Collection {
    if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('system.')) {
      throw new CommandError(73, `Invalid namespace specified '${db}.${name}'`)
    }
    const uuid = randomUUID()
    const [id] = this.#writer.get<[number]>(
      'INSERT INTO collections(db, name, uuid) VALUES (?, ?, ?) RETURNING id',
      db,
      name,
      uuid,
    ) as [number]
    this.#writer.exec(`CREATE TABLE docs_${id}(rid INTEGER PRIMARY KEY, doc BLOB NOT NULL)`)
    const collection = new Collection(id, db, name, uuid, 1)
    this.addIndex(collection, { v: 2, key: { _id: 1 }, name: '_id_' }, definedIn)
    this.collections.set(collection.namespace, collection)
    return collection
  }

  /** Adds an empty index; filling it is the caller's. */
  addIndex(collection: Collection, spec: Doc, definedIn: number): Index {
    const [id] = this.#writer.get<[number]>(
      'INSERT INTO indexes(collection, spec, multikey) VALUES (?, ?, 0) RETURNING id',
      collection.id,
      encode(spec),
    ) as [number]
    const index = new Index(id, spec, 0)
    this.#writer.exec(index.createTable())
    collection.indexes.push(index)
    collection.definedIn = definedIn
    return index
  }

  dropIndex(collection: Collection, index: Index, definedIn: number): void {
    this.#writer.exec(`DROP TABLE ${index.table}`)
    this.#writer.run('DELETE FROM indexes WHERE id = ?', index.id)
    collection.indexes.splice(collection.indexes.indexOf(index), 1)
    collection.definedIn = definedIn
    this.#writer.forgetStatements()
  }

  drop(collection: Collection): void {
    for (const index of collection.indexes) this.#writer.exec(`DROP TABLE ${index.table}`)
    this.#writer.exec(`DROP TABLE ${collection.table}`)
    this.#writer.run('DELETE FROM indexes WHERE collection = ?', collection.id)
    this.#writer.run('DELETE FROM collections WHERE id = ?', collection.id)
    this.collections.delete(collection.namespace)
    this.#writer.forgetStatements()
  }

  /** Remembers for good that a path of an index leads through arrays in some document. */
  markMultikey(index: Index, mask: number): void {
    if ((index.multikey | mask) === index.multikey) return
    index.multikey |= mask
    this.#writer.run('UPDATE indexes SET multikey = ? WHERE id = ?', index.multikey, index.id)
  }
}
