import type { PersonLine } from '../../shared/pages/page.ts'
import { Accounts, fold } from './accounts.model.ts'

/** The accounts, for admins, by name; at most so many, and only those whose name or e-mail address has `words`. */
export async function peopleByName(most: number, words = ''): Promise<PersonLine[]> {
  const pattern = new RegExp(RegExp.escape(fold(words)))
  const filter = words === '' ? {} : { $or: [{ nameKey: pattern }, { emailKey: pattern }] }
  const found = await Accounts.find(filter, { name: 1, email: 1, role: 1, created: 1 })
    .sort({ nameKey: 1 })
    .limit(most)
    .lean()
  return found.map(({ _id, name, email, role, created }) => ({
    id: _id.toHexString(),
    name,
    email,
    role,
    created: created.toISOString(),
  }))
}
