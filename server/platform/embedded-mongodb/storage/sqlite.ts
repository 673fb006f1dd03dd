import { chmodSync, existsSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'

type Bindable = null | number | bigint | string | Uint8Array

/** One SQLite connection with its prepared statements kept by their text. */
export class Connection {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(file: string, readOnly = false) {
    const isNew = !existsSync(file)
    this.#database = new DatabaseSync(file, { readOnly, timeout: 5_000 })
    if (isNew && !readOnly) chmodSync(file, 0o600)
    this.exec(readOnly ? 'PRAGMA cache_size = -1000' : 'PRAGMA journal_mode = WAL')
    if (readOnly) return
    this.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000')
    // What is taken away or replaced is overwritten in the file: words may be redacted for good.
    this.exec('PRAGMA secure_delete = ON')
  }

  exec(sql: string): void {
    this.#database.exec(sql)
  }

  /** Runs a statement that gives no rows; returns how many rows it changed. */
  run(sql: string, ...values: Bindable[]): number {
    return Number(this.#prepared(sql, true).run(...values).changes)
  }

  /** The first row's columns, or undefined. */
  get<T extends unknown[]>(sql: string, ...values: Bindable[]): T | undefined {
    return this.#prepared(sql).get(...values) as unknown as T | undefined
  }

  all<T extends unknown[]>(sql: string, ...values: Bindable[]): T[] {
    return this.#prepared(sql).all(...values) as unknown as T[]
  }

  #prepared(sql: string, forRun = false): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    statement.setReturnArrays(true)
    // A run also reports the last row id, and FTS5's own are beyond JavaScript's safe numbers.
    if (forRun) statement.setReadBigInts(true)
    this.#statements.set(sql, statement)
    return statement
  }

  /** Forgets prepared statements: after tables came or went, old texts would pile up. */
  forgetStatements(): void {
    this.#statements.clear()
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }
}
