import type { Transaction } from '../platform/data/transaction.ts'
import { Accounts } from './accounts.model.ts'
import { forgetActor } from './actors.ts'

/** An account of which a comment was approved writes freely from now on; answers whether it didn't before. */
export async function becomeKnown(tx: Transaction, account: string): Promise<boolean> {
  const { modifiedCount } = await Accounts.updateOne(
    { _id: account, known: false },
    { $set: { known: true } },
  ).session(tx.session)
  return modifiedCount > 0
}

/** Takes that back, with the approval that it came from. */
export async function becomeNewcomer(tx: Transaction, accounts: string[]): Promise<void> {
  await Accounts.updateMany({ _id: { $in: accounts } }, { $set: { known: false } }).session(tx.session)
}

/** To be called once either is saved. */
export function forgetKnown(accounts: Iterable<string>): void {
  for (const account of accounts) forgetActor(account)
}
