import type { Connection } from './sqlite.ts'
import { WriteSet } from './write-set.ts'

/** A multi-document transaction: a snapshot to read, its own writes, and those who wait for it to end. */
export class Transaction {
  readonly session: string
  readonly number: bigint
  /** A connection inside a read transaction: the state of the last commit before this one began. */
  readonly snapshot: Connection
  /** The number of that commit. */
  readonly since: number
  readonly writes: WriteSet
  readonly startedAt = Date.now()
  /** The connection that its last command came over. */
  over: object | undefined
  readonly #waiting: (() => void)[] = []

  constructor(session: string, number: bigint, snapshot: Connection, since: number, writer: Connection) {
    this.session = session
    this.number = number
    this.snapshot = snapshot
    this.since = since
    this.writes = new WriteSet(writer, this)
  }

  /** Calls back when the transaction has ended, either way. */
  onEnd(callback: () => void): void {
    this.#waiting.push(callback)
  }

  /** Gives back what it held and lets those who waited go on. */
  end(): void {
    this.writes.unlock()
    for (const callback of this.#waiting.splice(0)) callback()
  }
}
