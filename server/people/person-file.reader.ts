import type { Actor } from '../../shared/accounts/actor.ts'
import type { AccountView, PersonFile } from '../../shared/people/views.ts'
import { type Account, Accounts } from '../accounts/accounts.model.ts'
import { toPerson } from '../sanctions/people-in.ts'
import { sanctionsOf } from '../sanctions/sanctions.reader.ts'
import { canSanction, mostDays, sanctions } from '../sanctions/sanctions.rules.ts'
import { decisionsAbout } from './decisions.reader.ts'
import { flagsBy } from './flags-by.reader.ts'
import { toWrittenLines, writtenBy } from './written.reader.ts'

const mostWritten = 50

/** What moderators know of a person; admins also where to write to them. */
export async function personFile(account: Account, viewer: Actor, now = new Date()): Promise<PersonFile> {
  const id = account._id.toHexString()
  const lines = await toWrittenLines(await writtenBy(id, mostWritten), {
    moderator: true,
    own: viewer.id === id,
  })
  const written = lines.slice(0, mostWritten)
  const [decisions, done, flags] = await Promise.all([
    decisionsAbout(id, lines, viewer),
    sanctionsOf(account, viewer, now),
    flagsBy(id),
  ])
  const { suspendedUntil } = account
  return {
    email: viewer.role === 'admin' ? account.email : null,
    role: account.role,
    newcomer: !account.known && account.role === 'member',
    suspendedUntil: suspendedUntil && suspendedUntil > now ? suspendedUntil.toISOString() : null,
    banned: account.banned?.toISOString() ?? null,
    written,
    decisions,
    flags,
    sanctions: done,
    may: sanctions.filter(
      (each) => canSanction(viewer, toPerson(account), each) && !(each === 'ban' && account.banned),
    ),
    mostDays: mostDays(viewer),
  }
}

/** One's own account, with what one wrote and what was decided about it. */
export async function ownAccount(account: Account): Promise<AccountView> {
  const id = account._id.toHexString()
  const nobody: Actor = { id, name: account.name, role: 'member' }
  const written = await toWrittenLines(await writtenBy(id, mostWritten), { moderator: false, own: true })
  const [decisions, done, otherAdmin] = await Promise.all([
    decisionsAbout(id, written, nobody),
    sanctionsOf(account, nobody),
    Accounts.exists({ role: 'admin', banned: null, _id: { $ne: account._id } }),
  ])
  return {
    id,
    name: account.name,
    email: account.email,
    role: account.role,
    since: account.created.toISOString(),
    lastAdmin: account.role === 'admin' && otherAdmin === null,
    written,
    decisions,
    sanctions: done,
  }
}
