import type { Transaction } from '../platform/data/transaction.ts'
import { Guests } from './guests.model.ts'

/** Takes back that a guest's comments go live at once, with the approval that it came from. */
export async function guestIsNewAgain(tx: Transaction, id: string): Promise<void> {
  await Guests.updateOne({ _id: id }, { $set: { known: false } }).session(tx.session)
}
