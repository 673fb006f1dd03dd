import { CommandError } from '../errors.ts'
import { Catalog, type Collection } from './catalog.ts'
import { Connection } from './sqlite.ts'
import { Transaction } from './transactions.ts'
import type { View } from './view.ts'
import { WriteSet } from './write-set.ts'

/** Told when everything done so far is on disk, or why it couldn't be put there. */
export type WhenDurable = (failure: CommandError | undefined) => void

/**
 * The store. Operations that arrive in one turn of the event loop share one SQLite commit and its one sync to
 * disk; each is answered after it. Reads outside transactions see the turn's writes, and wait with them.
 */
export class Engine {
  readonly writer: Connection
  readonly catalog: Catalog
  /** What an operation outside transactions sees. */
  readonly view: View
  readonly transactions = new Set<Transaction>()
  readonly #file: string
  readonly #idle: Connection[] = []
  #open = false
  #commits = 0
  #waiting: WhenDurable[] = []

  constructor(file: string) {
    this.#file = file
    this.writer = new Connection(file)
    this.catalog = new Catalog(this.writer)
    this.view = { connection: this.writer, changesTo: () => undefined }
  }

  /** Makes sure that a commit is open; returns its number. */
  begin(): number {
    if (!this.#open) {
      this.writer.run('BEGIN IMMEDIATE')
      this.#open = true
      setImmediate(() => this.commit())
    }
    return this.#commits + 1
  }

  /** Runs one statement's writes: collects them all, then makes them all. */
  write<T>(collect: (writes: WriteSet) => T): T {
    const writes = new WriteSet(this.writer)
    const result = collect(writes)
    this.apply(writes)
    return result
  }

  apply(writes: WriteSet): void {
    this.change((commit) => writes.apply(this.catalog, commit))
  }

  /** Changes the file inside the open commit; a failure half-way undoes the whole commit. */
  change<T>(make: (commit: number) => T): T {
    const commit = this.begin()
    try {
      return make(commit)
    } catch (error) {
      if (error instanceof CommandError) throw error
      throw this.#fail(error)
    }
  }

  /** Calls back once what was done so far is on disk: at once when nothing waits to be written. */
  whenDurable(callback: WhenDurable): void {
    if (this.#open) this.#waiting.push(callback)
    else callback(undefined)
  }

  commit(): void {
    if (!this.#open) return
    try {
      this.writer.run('COMMIT')
    } catch (error) {
      this.#fail(error)
      return
    }
    this.#open = false
    this.#commits++
    if (this.transactions.size === 0) this.#forgetChanges()
    this.#answer(undefined)
  }

  /** Moves the log into the file and empties it, as far as nobody reads from it. */
  flush(): void {
    this.commit()
    this.writer.get('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  #fail(error: unknown): CommandError {
    const failure = storageError(error)
    try {
      this.writer.run('ROLLBACK')
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
    this.#open = false
    for (const transaction of [...this.transactions]) this.endTransaction(transaction)
    this.catalog.load()
    this.#answer(failure)
    return failure
  }

  #answer(failure: CommandError | undefined): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const callback of waiting) callback(failure)
  }

  #forgetChanges(): void {
    for (const collection of this.catalog.collections.values()) collection.changedIn.clear()
  }

  /** Begins a transaction: its reads see the last commit, whatever is written from now on. */
  startTransaction(session: string, number: bigint): Transaction {
    const snapshot = this.#idle.pop() ?? new Connection(this.#file, true)
    snapshot.run('BEGIN')
    snapshot.get('SELECT 1 FROM collections LIMIT 1')
    const transaction = new Transaction(session, number, snapshot, this.#commits, this.writer)
    this.transactions.add(transaction)
    return transaction
  }

  commitTransaction(transaction: Transaction): void {
    try {
      this.apply(transaction.writes)
    } finally {
      this.endTransaction(transaction)
    }
  }

  /** Ends a transaction; without a commit before, none of its writes ever were. */
  endTransaction(transaction: Transaction): void {
    if (!this.transactions.delete(transaction)) return
    transaction.snapshot.run('ROLLBACK')
    if (this.#idle.length < 8) this.#idle.push(transaction.snapshot)
    else transaction.snapshot.close()
    transaction.end()
  }

  /** Ends the transactions that have written to a collection which is about to change its shape. */
  endTransactionsOn(collection: Collection): void {
    for (const transaction of [...this.transactions]) {
      if (transaction.writes.changesTo(collection)) this.endTransaction(transaction)
    }
  }

  /** Refuses a collection whose definition the transaction's snapshot doesn't know. */
  expectSameDefinition(collection: Collection, transaction: Transaction): void {
    if (collection.definedIn <= transaction.since) return
    const message = `Unable to read from a snapshot: ${collection.namespace} or its indexes changed since. Please retry.`
    throw new CommandError(246, message, {}, ['TransientTransactionError'])
  }

  close(): void {
    for (const transaction of [...this.transactions]) this.endTransaction(transaction)
    this.commit()
    for (const connection of this.#idle) connection.close()
    this.writer.close()
  }
}

function storageError(error: unknown): CommandError {
  const { message, errcode } = error as Error & { errcode?: number }
  if (errcode === 13) return new CommandError(14031, `The disk is full: ${message}`)
  return new CommandError(1, `The embedded database could not write: ${message}`)
}
