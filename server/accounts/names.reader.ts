import { Accounts, fold } from './accounts.model.ts'

export type Named = { id: string; name: string }

const fields = { name: 1, nameKey: 1 }

/** The accounts that have one of these names, however it is written, by the folded name. */
export async function accountsNamed(names: readonly string[]): Promise<Map<string, Named>> {
  const keys = [...new Set(names.map(fold))]
  if (keys.length === 0) return new Map()
  const found = await Accounts.find({ nameKey: { $in: keys }, banned: null }, fields).lean()
  return new Map(found.map(({ _id, name, nameKey }) => [nameKey, { id: _id.toHexString(), name }]))
}

/** The accounts whose name begins so, in the order of the alphabet, at most so many. */
export async function accountsBeginning(typed: string, most: number): Promise<Named[]> {
  const key = fold(typed)
  if (key === '') return []
  const range = { $gte: key, $lt: `${key}\u{10ffff}` }
  const found = await Accounts.find({ nameKey: range, banned: null }, fields)
    .sort({ nameKey: 1 })
    .limit(most)
    .lean()
  return found.map(({ _id, name }) => ({ id: _id.toHexString(), name }))
}
