import type { ModeratedKind } from '../../shared/moderation/states.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { Thing } from './things.ts'

type Listener = (tx: Transaction, kind: ModeratedKind, thing: Thing) => Promise<void>
const listeners = new Set<Listener>()

/** Within the transaction that erases something: whoever keeps words of it elsewhere lets them go. */
export function onErased(listener: Listener): void {
  listeners.add(listener)
}

export async function tellErased(...erased: Parameters<Listener>): Promise<void> {
  for (const listener of listeners) await listener(...erased)
}
