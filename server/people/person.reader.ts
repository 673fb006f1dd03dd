import type { PersonView } from '../../shared/people/views.ts'
import { type Account, Accounts } from '../accounts/accounts.model.ts'
import { publicOnly } from '../moderation/standing.ts'
import { type Thing, thingsOf } from '../moderation/things.ts'
import { toId } from '../platform/data/ids.ts'
import { Problem } from '../platform/http/problem.ts'
import { toWrittenLines, type Written } from './written.reader.ts'

/** @throws {Problem} `not-found` */
export async function accountById(id: string): Promise<Account> {
  const account = await Accounts.findById(toId(id)).lean<Account>()
  if (!account) throw new Problem('not-found')
  return account
}

const mostShown = 10

/** A person as everybody may see them. */
export async function toPersonView(account: Account): Promise<PersonView> {
  const { model } = thingsOf('comment')
  const live = { 'creator.id': account._id.toHexString(), ...publicOnly }
  const [thoughts, newest] = await Promise.all([
    model.countDocuments(live),
    model.find(live).sort({ created: -1 }).limit(mostShown).lean<Thing[]>(),
  ])
  const written = newest.map((thing): Written => ['comment', thing])
  const lines = await toWrittenLines(written, { moderator: false, own: false })
  const { name, role, created } = account
  return {
    id: account._id.toHexString(),
    name,
    since: created.toISOString(),
    role: role === 'moderator' || role === 'admin' ? role : null,
    thoughts,
    latest: lines.map(({ id, under, created, opening }) => ({
      comment: id,
      href: `/comments/${id}`,
      under,
      creator: name,
      created,
      opening,
    })),
  }
}
