import type { ClientSession } from '../platform/data/models.ts'
import { Accounts } from './accounts.model.ts'

/** Those of the accounts none of whose comments was approved yet. */
export async function newcomersAmong(ids: string[], session: ClientSession | null): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await Accounts.find({ _id: { $in: [...new Set(ids)] }, known: false }, { role: 1 })
    .session(session)
    .lean()
  const newcomers = found.filter(({ role }) => role === 'member' || role === 'reader')
  return new Set(newcomers.map(({ _id }) => _id.toHexString()))
}

/** Whether anybody else may judge now what this account may not; without one, whether anybody may at all. */
export async function hasOtherModerators(
  id: string | null,
  now: Date,
  session: ClientSession | null,
): Promise<boolean> {
  const others = await Accounts.find(
    { role: { $in: ['moderator', 'admin'] }, _id: { $ne: id }, banned: null },
    { suspendedUntil: 1 },
  )
    .session(session)
    .lean()
  return others.some(({ suspendedUntil }) => !suspendedUntil || suspendedUntil <= now)
}
