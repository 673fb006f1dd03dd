import { type Actor, isModerator } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import { mayKeepOrder, mayLead, mayTakePart } from '../../shared/live-sessions/rules.ts'
import { commit } from '../platform/data/commit.ts'
import { toId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import type { SeatRecord } from './seats.model.ts'
import { channelOf, seatIn, sessionIn } from './sessions.changes.ts'
import type { SessionRecord } from './sessions.model.ts'

/** What a write in a session works with: the session and the actor's seat, as they are inside the transaction. */
export type InSession = { tx: Transaction; session: SessionRecord; seat: SeatRecord | null; by: Named }
export type Named = { id: string; name: string }

/** Who may do it: those who lead, those who take part, those who keep order (moderators too), or who has an account. */
export type Part = 'leads' | 'takes-part' | 'keeps-order' | 'anyone'

/**
 * A write in a session, on its channel. Where to look at it is the session's page, unless the work says otherwise.
 * @throws {Problem} `not-found`, `not-open`, `muted`, `not-allowed`
 */
export async function inSession(
  actor: Actor,
  id: string,
  part: Part,
  body: { operation: string },
  action: string,
  work: (at: InSession) => Promise<string | undefined>,
): Promise<WriteAnswer> {
  const { _id } = await sessionIn(null, id)
  const write = {
    actor,
    operation: body.operation,
    body: { ...body, id, action },
    channel: channelOf({ _id }),
  }
  return commit(write, async (tx) => {
    const session = await sessionIn(tx.session, id)
    const seat = await seatIn(tx.session, toId(id), actor.id)
    check(actor, part, session, seat)
    const by = { id: actor.id ?? '', name: actor.name ?? '' }
    return { location: (await work({ tx, session, seat, by })) ?? pathOf(session) }
  })
}

/** @throws {Problem} as `inSession` does */
export function check(actor: Actor, part: Part, session: SessionRecord, seat: SeatRecord | null): void {
  if (part === 'anyone') return
  if (session.state === 'ended') throw new Problem('not-open')
  if (part === 'takes-part') {
    if (session.state !== 'open') throw new Problem('not-open')
    if (seat?.muted) throw new Problem('muted')
    if (!mayTakePart(session, seat)) throw new Problem('not-joined')
    return
  }
  const may = part === 'leads' ? mayLead(session, seat) : mayKeepOrder(session, seat, isModerator(actor))
  if (!may) throw new Problem('not-allowed')
}

export const pathOf = ({ _id }: Pick<SessionRecord, '_id'>) => `/sessions/${_id.toHexString()}`
