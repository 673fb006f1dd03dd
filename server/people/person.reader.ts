import { cursorIn } from '../../shared/pages/newest-first.ts'
import type { PersonView } from '../../shared/people/views.ts'
import { type Account, Accounts } from '../accounts/accounts.model.ts'
import { Annotations } from '../annotations/annotations.model.ts'
import { toId } from '../platform/data/ids.ts'
import { Problem } from '../platform/http/problem.ts'
import { Comments } from '../threads/comments.model.ts'
import { notesBy, publicBy, thoughtsBy } from './public-by.reader.ts'

/** @throws {Problem} `not-found` */
export async function accountById(id: string): Promise<Account> {
  const account = await Accounts.findById(toId(id)).lean<Account>()
  if (!account) throw new Problem('not-found')
  return account
}

/** A person as everybody may see them, with a page of what they wrote: the newest, or the one that was `asked` for. */
export async function toPersonView(account: Account, asked: string | null): Promise<PersonView> {
  const id = account._id.toHexString()
  const before = cursorIn(asked)
  const [thoughts, notes, written] = await Promise.all([
    Comments.countDocuments(thoughtsBy(id)),
    Annotations.countDocuments(notesBy(id)),
    publicBy(id, before),
  ])
  const { name, role, created } = account
  return {
    id,
    name,
    since: created.toISOString(),
    role: role === 'moderator' || role === 'admin' ? role : null,
    thoughts,
    notes,
    before,
    latest: written.lines,
    next: written.next,
  }
}
