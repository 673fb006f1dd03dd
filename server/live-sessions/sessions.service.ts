import type { Actor } from '../../shared/accounts/actor.ts'
import type { Channel, WriteAnswer } from '../../shared/live/contract.ts'
import type { SessionStepBody, StartSession } from '../../shared/live-sessions/live-sessions.schema.ts'
import { commit } from '../platform/data/commit.ts'
import { newId } from '../platform/data/ids.ts'
import type { Transaction } from '../platform/data/transaction.ts'
import { Problem } from '../platform/http/problem.ts'
import { placeOf } from '../threads/places.ts'
import { inSession, type Named, pathOf } from './in-session.ts'
import { londonMoment } from './london-time.ts'
import { dropRound } from './rounds.service.ts'
import { type SeatRecord, Seats } from './seats.model.ts'
import { channelOf, saveSession } from './sessions.changes.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'
import { checkShownAtOnce } from './shown-at-once.ts'
import { logStep } from './steps.model.ts'
import { logTimerRan } from './timers.ts'

/**
 * Begins a session on a digest or a document, or announces one for a time to come. Who starts it is its host.
 * @throws {Problem} `not-found`, `invalid` where the time has passed; as `checkShownAtOnce` does
 */
export async function startSession(actor: Actor, body: StartSession): Promise<WriteAnswer> {
  const [kind, id] = body.on.split(':') as ['digest' | 'document', string]
  const place = await placeOf({ kind, id }, actor)
  await checkShownAtOnce(actor, 'title', body.title)
  const by = { id: actor.id ?? '', name: actor.name ?? '' }
  const planned = body.planned === undefined ? null : londonMoment(body.planned)
  const subject: Channel = `${kind}:${id}`
  return commit({ actor, operation: body.operation, body, channel: subject }, async (tx) => {
    if (planned && planned <= tx.now) throw tooLate()
    const session: SessionRecord = {
      _id: newId(),
      on: { kind, id },
      subject,
      title: body.title ?? place.title,
      state: planned ? 'planned' : 'open',
      planned,
      began: planned ? null : tx.now,
      ended: null,
      host: by,
      task: null,
      timer: null,
      leader: null,
      spotlight: null,
      round: null,
      rounds: 0,
      seats: 1,
      seen: null,
      created: tx.now,
      version: 1,
    }
    tx.insert(LiveSessions, session)
    tx.changed('session', session, [channelOf(session), subject])
    tx.record('session.started', 'session', session)
    takeSeat(tx, session, by, 'host', 0)
    if (!planned) logStep(tx, session._id, by, { kind: 'began' })
    return { location: pathOf(session) }
  })
}

const tooLate = () =>
  new Problem('invalid', {
    fields: [
      {
        field: 'planned',
        code: 'past',
        message: 'This time has passed. Please choose one to come, or none.',
      },
    ],
  })

function takeSeat(
  tx: Transaction,
  session: SessionRecord,
  person: Named,
  role: SeatRecord['role'],
  number: number,
): void {
  const seat: SeatRecord = {
    _id: newId(),
    session: session._id,
    person,
    colour: number % 8,
    role,
    hand: null,
    muted: false,
    joined: tx.now,
    version: 1,
  }
  tx.insert(Seats, seat)
  tx.changed('seat', seat, [channelOf(session)])
}

/** Takes a seat. Joining again changes nothing. */
export function joinSession(actor: Actor, id: string, body: SessionStepBody): Promise<WriteAnswer> {
  return inSession(actor, id, 'anyone', body, 'session.joined', async ({ tx, session, seat, by }) => {
    if (session.state === 'ended') throw new Problem('not-open')
    if (seat !== null) return undefined
    takeSeat(tx, session, by, 'member', session.seats)
    await saveSession(tx, session, { seats: session.seats + 1 }, null)
    logStep(tx, session._id, by, { kind: 'joined' })
    return undefined
  })
}

/** Opens a session that was announced, at its time or before. Beginning again changes nothing. */
export function beginSession(actor: Actor, id: string, body: SessionStepBody): Promise<WriteAnswer> {
  return inSession(actor, id, 'leads', body, 'session.begun', async ({ tx, session, by }) => {
    if (session.state !== 'planned') return undefined
    await saveSession(tx, session, { state: 'open', began: tx.now }, 'session.begun')
    logStep(tx, session._id, by, { kind: 'began' })
    return undefined
  })
}

/** Ends a session: a blind round is dropped, and what remains is its summary. */
export function endSession(actor: Actor, id: string, body: SessionStepBody): Promise<WriteAnswer> {
  return inSession(actor, id, 'keeps-order', body, 'session.ended', async ({ tx, session, by }) => {
    await closeSession(tx, session, by)
    return `${pathOf(session)}/summary`
  })
}

/** The end itself, by somebody or by itself. */
export async function closeSession(tx: Transaction, session: SessionRecord, by: Named | null): Promise<void> {
  await logTimerRan(tx, session)
  if (session.round) await dropRound(tx, session, by)
  const rest = { task: null, timer: null, leader: null, spotlight: null, round: null }
  await saveSession(tx, session, { state: 'ended', ended: tx.now, ...rest }, 'session.ended')
  logStep(tx, session._id, by, { kind: 'ended' })
}
