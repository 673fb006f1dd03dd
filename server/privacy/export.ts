import { type Account, Accounts } from '../accounts/accounts.model.ts'
import { Problem } from '../platform/http/problem.ts'
import { keptAbout } from './kept-about.ts'

/** Everything that is kept about an account, by what it is. */
export type Exported = {
  account: Record<string, string | null>
  sections: Record<string, unknown[]>
}

/** @throws {Problem} `log-in-needed` where the account is gone. */
export async function exportOf(accountId: string): Promise<Exported> {
  const account = await Accounts.findById(accountId).lean<Account>()
  if (!account) throw new Problem('log-in-needed')
  const { name, email, role, created, lastLogin, suspendedUntil } = account
  return {
    account: {
      id: accountId,
      name,
      email,
      role,
      since: created.toISOString(),
      lastLogin: lastLogin?.toISOString() ?? null,
      suspendedUntil: suspendedUntil?.toISOString() ?? null,
    },
    sections: await keptAbout(accountId),
  }
}
