import type { HouseRule } from '../../shared/moderation/house-rules.ts'
import type { Decision, ModeratedKind } from '../../shared/moderation/states.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import type { Thing } from './things.ts'

/** What became of something, for its author: never who decided. */
export type Told = {
  kind: ModeratedKind
  id: string
  /** Its author, as `ownerKey` writes it; null where nobody owns it. */
  owner: string | null
  what: Decision | 'erase' | 'upheld' | 'overturned' | 'undone'
  rule: HouseRule | null
  /** For the author alone. */
  message: string | null
  href: string
  under: string
  at: Date
}

/** What others do when something happens; each may be done by several. */
function hook<Args extends unknown[]>() {
  const listeners = new Set<(...args: Args) => void | Promise<void>>()
  return {
    on(listener: (...args: Args) => void | Promise<void>): void {
      listeners.add(listener)
    },
    async tell(...args: Args): Promise<void> {
      for (const listener of listeners) await listener(...args)
    },
  }
}

const approved = hook<[Transaction, ModeratedKind, Thing]>()
const erased = hook<[Transaction, ModeratedKind, Thing]>()
const told = hook<[Told[]]>()

/** Within the transaction that approves something: who wrote it is trusted from now on. */
export const onApproved = approved.on
export const tellApproved = approved.tell

/** Within the transaction that erases something: whoever keeps words of it elsewhere lets them go. */
export const onErased = erased.on
export const tellErased = erased.tell

/** After a decision is saved, once: for telling authors. */
export const onDecided = told.on
export const tellDecided = told.tell
