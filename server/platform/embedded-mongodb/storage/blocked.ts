import type { Transaction } from './transactions.ts'

/** Thrown by a write outside transactions that meets a transaction's change: it waits, then tries again. */
export class Blocked extends Error {
  readonly by: Transaction
  constructor(by: Transaction) {
    super('blocked by a transaction')
    this.by = by
  }
}
