import type { PersonLine } from '../../shared/pages/page.ts'
import { Accounts } from './accounts.model.ts'

/** The accounts, for admins, by name; at most so many. */
export async function peopleByName(most: number): Promise<PersonLine[]> {
  const found = await Accounts.find({}, { name: 1, email: 1, role: 1, created: 1 })
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
