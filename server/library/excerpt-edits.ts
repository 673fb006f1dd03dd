import type { Creator } from '../../shared/accounts/views.ts'
import type { Transaction } from '../platform/data/transaction.ts'

/** The wording an excerpt has got, its number, and who put it there. */
export type Edited = { text: string; revision: number; by: Creator }

type Listener = (tx: Transaction, excerpt: string, today: Edited) => Promise<void>
const listeners: Listener[] = []

/** Whoever holds places in an excerpt's text moves them along, in the same transaction as the edit. */
export function onExcerptEdited(listener: Listener): void {
  listeners.push(listener)
}

export async function excerptEdited(tx: Transaction, excerpt: string, today: Edited): Promise<void> {
  for (const listener of listeners) await listener(tx, excerpt, today)
}
