import type { ModeratedKind } from '../../../shared/moderation/states.ts'
import { toId } from '../../platform/data/ids.ts'
import type { Transaction } from '../../platform/data/transaction.ts'
import { onErased } from '../erased.ts'
import { Flags } from './flags.model.ts'

/** A decision about a thing closes the reports of it that are open. */
export async function settleFlags(tx: Transaction, kind: ModeratedKind, id: string): Promise<void> {
  await Flags.collection.updateMany(
    { kind, thing: toId(id), settled: null },
    { $set: { settled: tx.now } },
    { session: tx.session },
  )
}

/** Undoing the decision made at `settled` opens them again. */
export async function reopenFlags(
  tx: Transaction,
  kind: ModeratedKind,
  id: string,
  settled: Date,
): Promise<void> {
  await Flags.collection.updateMany(
    { kind, thing: toId(id), settled },
    { $set: { settled: null } },
    { session: tx.session },
  )
}

/** Of what is erased no report keeps any words. */
export function registerFlags(): void {
  onErased(async (tx, _kind, { _id }) => {
    await Flags.collection.updateMany(
      { thing: _id },
      { $set: { detail: '', settled: tx.now } },
      { session: tx.session },
    )
  })
}
