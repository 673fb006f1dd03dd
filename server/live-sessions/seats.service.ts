import type { Actor } from '../../shared/accounts/actor.ts'
import type { WriteAnswer } from '../../shared/live/contract.ts'
import type { ChangeSeat, Switch } from '../../shared/live-sessions/live-sessions.schema.ts'
import { mayLead } from '../../shared/live-sessions/rules.ts'
import { Problem } from '../platform/http/problem.ts'
import { type InSession, inSession } from './in-session.ts'
import type { SeatRecord } from './seats.model.ts'
import { saveSeat, saveSession, seatIn } from './sessions.changes.ts'
import { logStep } from './steps.model.ts'

/** Raises or lowers one's own hand. */
export function raiseHand(actor: Actor, id: string, body: Switch): Promise<WriteAnswer> {
  return inSession(actor, id, 'takes-part', body, 'session.hand', async ({ tx, session, seat, by }) => {
    if (seat === null || body.on === (seat.hand !== null)) return undefined
    await saveSeat(tx, seat, { hand: body.on ? tx.now : null })
    if (body.on) logStep(tx, session._id, by, { kind: 'hand-raised' })
    return undefined
  })
}

/**
 * Mutes or unmutes somebody, lowers their hand, makes them a co-host or a member again. The host's own seat stays as
 * it is; roles are for those who lead.
 * @throws {Problem} `not-found` for who has no seat, `not-allowed`
 */
export function changeSeat(actor: Actor, id: string, person: string, body: ChangeSeat): Promise<WriteAnswer> {
  const action = `session.seat:${person}`
  return inSession(actor, id, 'keeps-order', body, action, async (at) => {
    const { tx, session } = at
    const theirs = await seatIn(tx.session, session._id, person)
    if (!theirs) throw new Problem('not-found')
    const set = wanted(at, theirs, body)
    if (Object.keys(set).length === 0) return undefined
    await saveSeat(tx, theirs, set)
    // Nobody follows who may no longer lead.
    const leads = set.role !== 'member' && !set.muted
    if (session.leader === person && !leads) await saveSession(tx, session, { leader: null }, null)
    return undefined
  })
}

function wanted(
  { tx, session, seat, by }: InSession,
  theirs: SeatRecord,
  body: ChangeSeat,
): Partial<SeatRecord> {
  const { name } = theirs.person
  const set: Partial<SeatRecord> = {}
  if (theirs.role === 'host' && (body.role !== undefined || body.muted !== undefined)) {
    throw new Problem('not-allowed')
  }
  if (body.role !== undefined && body.role !== theirs.role) {
    if (!mayLead(session, seat)) throw new Problem('not-allowed')
    set.role = body.role
    logStep(tx, session._id, by, { kind: body.role === 'cohost' ? 'made-cohost' : 'made-member', name })
  }
  if (body.muted !== undefined && body.muted !== theirs.muted) {
    set.muted = body.muted
    logStep(tx, session._id, by, { kind: body.muted ? 'muted' : 'unmuted', name })
    tx.record(body.muted ? 'session.muted' : 'session.unmuted', 'session', session, {
      about: theirs.person.id,
    })
  }
  if ((body.lowerHand || set.muted) && theirs.hand !== null) set.hand = null
  return set
}
