import type { Doc } from '../bson/values.ts'
import { CommandError, writeConflict } from '../errors.ts'
import { Blocked } from './blocked.ts'
import type { Catalog, Collection } from './catalog.ts'
import type { Index } from './index-definition.ts'
import type { DocumentKeys } from './index-keys.ts'
import type { Connection } from './sqlite.ts'
import type { Transaction } from './transactions.ts'
import type { StoredRow } from './view.ts'

type State = { bytes: Uint8Array; doc: Doc; keys: Map<Index, DocumentKeys> }
type Change = { before: State | undefined; after: State | undefined }

/**
 * Writes that belong together, collected before any of them is made: those of one statement, or of one
 * transaction. Everything that can go wrong (a duplicate key, a conflict) goes wrong while collecting.
 */
export class WriteSet {
  readonly #changes = new Map<Collection, Map<number, Change>>()
  /** What this set did to unique keys: the row that has taken one, or undefined where one was freed. */
  readonly #claims = new Map<Index, Map<string, number | undefined>>()
  readonly #bytes = new Map<Collection, Map<number, Uint8Array | undefined>>()
  readonly #rows: [Collection, number][] = []
  readonly #writer: Connection
  readonly #owner: Transaction | undefined

  constructor(writer: Connection, owner?: Transaction) {
    this.#writer = writer
    this.#owner = owner
  }

  /** New bytes by row id (undefined for a deleted row), or undefined when the collection is untouched. */
  changesTo(collection: Collection): ReadonlyMap<number, Uint8Array | undefined> | undefined {
    return this.#bytes.get(collection)
  }

  insert(collection: Collection, bytes: Uint8Array, doc: Doc): void {
    this.#stage(collection, collection.nextRow++, undefined, stateOf(collection, bytes, doc))
  }

  /** Replaces a row's document; `before` is the row as the writer saw it. */
  update(collection: Collection, before: StoredRow, bytes: Uint8Array, doc: Doc): void {
    const old = stateOf(collection, before.bytes, before.doc)
    this.#stage(collection, before.rid, old, stateOf(collection, bytes, doc))
  }

  remove(collection: Collection, before: StoredRow): void {
    this.#stage(collection, before.rid, stateOf(collection, before.bytes, before.doc), undefined)
  }

  #stage(collection: Collection, rid: number, before: State | undefined, after: State | undefined): void {
    if (before) this.#lockRow(collection, rid)
    for (const index of collection.indexes) {
      if (index.unique) this.#claimKeys(collection, index, rid, before, after)
    }
    const changes = mapIn(this.#changes, collection)
    const earlier = changes.get(rid)
    changes.set(rid, { before: earlier ? earlier.before : before, after })
    mapIn(this.#bytes, collection).set(rid, after?.bytes)
  }

  #lockRow(collection: Collection, rid: number): void {
    this.#expectFree(collection.locks.get(rid))
    if (!this.#owner) return
    if ((collection.changedIn.get(rid) ?? 0) > this.#owner.since) throw writeConflict()
    collection.locks.set(rid, this.#owner)
    this.#rows.push([collection, rid])
  }

  #expectFree(holder: Transaction | undefined): void {
    if (!holder || holder === this.#owner) return
    throw this.#owner ? writeConflict() : new Blocked(holder)
  }

  #claimKeys(
    collection: Collection,
    index: Index,
    rid: number,
    before: State | undefined,
    after: State | undefined,
  ): void {
    const old = before?.keys.get(index)?.keys ?? []
    const wanted = after?.keys.get(index)
    const claims = mapIn(this.#claims, index)
    const taken: string[] = []
    wanted?.keys.forEach((key, i) => {
      if (old.some((each) => each.equals(key))) return
      this.#expectKeyFree(collection, index, key, rid, wanted.values[i] as unknown[])
      taken.push(key.toString('latin1'))
    })
    for (const key of old) {
      if (wanted?.keys.some((each) => each.equals(key))) continue
      this.#claim(index, claims, key.toString('latin1'), undefined)
    }
    for (const key of taken) this.#claim(index, claims, key, rid)
  }

  #claim(index: Index, claims: Map<string, number | undefined>, key: string, rid: number | undefined): void {
    claims.set(key, rid)
    if (this.#owner) index.locks.set(key, this.#owner)
  }

  #expectKeyFree(collection: Collection, index: Index, key: Buffer, rid: number, values: unknown[]): void {
    const text = key.toString('latin1')
    this.#expectFree(index.locks.get(text))
    const claims = this.#claims.get(index)
    if (claims?.has(text)) {
      const holder = claims.get(text)
      if (holder !== undefined && holder !== rid) throw duplicateKey(collection, index, values)
      return
    }
    const sql = `SELECT rid FROM ${index.table} WHERE key = ? LIMIT 1`
    const now = this.#writer.get<[number]>(sql, key)?.[0]
    if (now !== undefined && now !== rid) {
      const isNew = this.#owner && (collection.changedIn.get(now) ?? 0) > this.#owner.since
      throw isNew ? writeConflict() : duplicateKey(collection, index, values)
    }
    // Freed by someone else since the snapshot: this transaction still sees the other document.
    const then = this.#owner?.snapshot.get<[number]>(sql, key)?.[0]
    if (then !== undefined && now === undefined) throw writeConflict()
  }

  /** Makes the writes. `commit` is the number of the commit that they will be part of. */
  apply(catalog: Catalog, commit: number): void {
    for (const [collection, changes] of this.#changes) {
      for (const [rid, change] of changes) {
        this.#unindex(collection, rid, change)
        if (change.before) collection.changedIn.set(rid, commit)
      }
      for (const [rid, { before, after }] of changes) {
        const { table } = collection
        if (after && before) this.#writer.run(`UPDATE ${table} SET doc = ? WHERE rid = ?`, after.bytes, rid)
        else if (after) this.#writer.run(`INSERT INTO ${table}(rid, doc) VALUES (?, ?)`, rid, after.bytes)
        else if (before) this.#writer.run(`DELETE FROM ${table} WHERE rid = ?`, rid)
        if (after) collection.changedIn.set(rid, commit)
        if (after) this.#index(catalog, collection, rid, before, after)
      }
    }
  }

  #unindex(collection: Collection, rid: number, { before, after }: Change): void {
    if (!before) return
    for (const index of collection.indexes) {
      if (index.text) {
        if (textsDiffer(index, before, after))
          this.#writer.run(`DELETE FROM ${index.table} WHERE rowid = ?`, rid)
        continue
      }
      const kept = after?.keys.get(index)?.keys ?? []
      for (const key of before.keys.get(index)?.keys ?? []) {
        if (kept.some((each) => each.equals(key))) continue
        this.#writer.run(`DELETE FROM ${index.table} WHERE key = ? AND rid = ?`, key, rid)
      }
    }
  }

  #index(
    catalog: Catalog,
    collection: Collection,
    rid: number,
    before: State | undefined,
    after: State,
  ): void {
    for (const index of collection.indexes) {
      if (index.text) {
        if (textsDiffer(index, before, after))
          this.#writer.run(insertText(index), rid, ...index.text.textsOf(after.doc))
        continue
      }
      const old = before?.keys.get(index)?.keys ?? []
      const keys = after.keys.get(index) as DocumentKeys
      if (keys.multikey) catalog.markMultikey(index, keys.multikey)
      for (const key of keys.keys) {
        if (old.some((each) => each.equals(key))) continue
        this.#writer.run(`INSERT INTO ${index.table}(key, rid) VALUES (?, ?)`, key, rid)
      }
    }
  }

  /** Gives back rows and unique keys that a transaction held. */
  unlock(): void {
    for (const [collection, rid] of this.#rows) {
      if (collection.locks.get(rid) === this.#owner) collection.locks.delete(rid)
    }
    for (const [index, claims] of this.#claims) {
      for (const key of claims.keys()) if (index.locks.get(key) === this.#owner) index.locks.delete(key)
    }
  }
}

/** The statement that puts a document's words into a text index. */
export function insertText(index: Index): string {
  const columns = index.text?.names.map((_, i) => `f${i}`) ?? []
  return `INSERT INTO ${index.table}(rowid, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`
}

function textsDiffer(index: Index, before: State | undefined, after: State | undefined): boolean {
  if (!before || !after || !index.text) return true
  return index.text.textsOf(before.doc).join('\0') !== index.text.textsOf(after.doc).join('\0')
}

function stateOf(collection: Collection, bytes: Uint8Array, doc: Doc): State {
  const keys = new Map<Index, DocumentKeys>()
  for (const index of collection.indexes) if (!index.text) keys.set(index, index.keysOf(doc))
  return { bytes, doc, keys }
}

/** MongoDB's error 11000, with the key it is about. */
export function duplicateKey(collection: Collection, index: Index, values: unknown[]): CommandError {
  const { names } = index.pattern
  const keyValue: Doc = {}
  names.forEach((name, i) => {
    keyValue[name] = values[i] ?? null
  })
  const shown = names.map((name) => `${name}: ${show(keyValue[name])}`).join(', ')
  const message = `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown} }`
  return new CommandError(11000, message, { keyPattern: index.spec.key, keyValue })
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value !== null && typeof value === 'object' && 'toHexString' in value) {
    return `ObjectId('${(value as { toHexString(): string }).toHexString()}')`
  }
  return value instanceof Date ? `new Date(${value.getTime()})` : String(JSON.stringify(value) ?? value)
}

function mapIn<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key)
  if (!map) {
    map = new Map()
    maps.set(key, map)
  }
  return map
}
