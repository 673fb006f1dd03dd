import { isModerator } from '../../shared/accounts/actor.ts'
import { peopleByName } from '../accounts/people.reader.ts'
import { bannedGuests, guestFile } from '../guests/bans.reader.ts'
import { accountById, toPersonView } from '../people/person.reader.ts'
import { ownAccount, personFile } from '../people/person-file.reader.ts'
import { checkRight } from '../platform/http/check-right.ts'
import { Problem } from '../platform/http/problem.ts'
import { health } from '../retention/health.reader.ts'
import { type Loader, still } from './loading.ts'

/** The longest search that is looked for. */
const longest = 100

export const people: Loader = async ({ actor, query }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  checkRight(actor, 'appoint')
  const q = (query.get('q') ?? '').trim().slice(0, longest)
  const [found, banned] = await Promise.all([peopleByName(1_000, q), bannedGuests(actor)])
  return still({ kind: 'people', people: found, q, banned }, 'People')
}

/** The guests who may not write, for moderators. */
export const guests: Loader = async ({ actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  checkRight(actor, 'moderate')
  return still({ kind: 'guests', banned: await bannedGuests(actor) }, 'Banned guests')
}

/** Somebody without an account, as moderators know them; to everybody else there is nothing here. */
export const guest: Loader = async ({ params, actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  checkRight(actor, 'moderate')
  const file = await guestFile(params.id ?? '', actor)
  return still({ kind: 'guest-file', guest: file }, file.name)
}

/** A person for everybody, with a page of what they wrote; for moderators with all that is known of them. */
export const person: Loader = async ({ params, query, actor }) => {
  const account = await accountById(params.id ?? '')
  const shown = await toPersonView(account, query.get('before'))
  if (!isModerator(actor)) return still({ kind: 'person', person: shown }, shown.name)
  const file = await personFile(account, actor)
  return still({ kind: 'person-file', person: shown, file }, shown.name)
}

export const account: Loader = async ({ actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  const own = await ownAccount(await accountById(actor.id))
  return still({ kind: 'account', account: own }, 'Your account')
}

export const healthPage: Loader = async ({ actor }) => {
  if (actor.id === null) throw new Problem('log-in-needed')
  checkRight(actor, 'govern')
  return still({ kind: 'health', health: await health() }, 'Health')
}
