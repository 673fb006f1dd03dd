import { type Doc, parse } from '../bson/values.ts'
import { CommandError } from '../errors.ts'
import type { Collection } from './catalog.ts'
import type { Connection } from './sqlite.ts'

/** A stored document on its way to an answer; `doc` is made only when someone looks inside. */
export class StoredRow {
  readonly rid: number
  readonly bytes: Uint8Array
  /** How well it matches a text search. */
  readonly score: number
  #doc: Doc | undefined
  constructor(rid: number, bytes: Uint8Array, score = 0) {
    this.rid = rid
    this.bytes = bytes
    this.score = score
  }
  get doc(): Doc {
    this.#doc ??= parse(this.bytes)
    return this.#doc
  }
}

/** What one operation sees: a connection's state and, in a transaction, its own changes over it. */
export type View = {
  connection: Connection
  /** When the operation has to end (`maxTimeMS`), in milliseconds since 1970. */
  latest?: number
  /** The transaction's changes to a collection: new bytes by row id, undefined for a deleted row. */
  changesTo(collection: Collection): ReadonlyMap<number, Uint8Array | undefined> | undefined
}

/** Ends an operation that has taken longer than it may. */
export function expectInTime({ latest }: View): void {
  if (latest !== undefined && Date.now() > latest) throw new CommandError(50, 'operation exceeded time limit')
}

/** One document by its row id. */
export function fetchRow(view: View, collection: Collection, rid: number, score = 0): StoredRow | undefined {
  const changes = view.changesTo(collection)
  if (changes?.has(rid)) {
    const bytes = changes.get(rid)
    return bytes && new StoredRow(rid, bytes, score)
  }
  const found = view.connection.get<[Uint8Array]>(`SELECT doc FROM ${collection.table} WHERE rid = ?`, rid)
  return found && new StoredRow(rid, found[0], score)
}
