import type { RoundView, SeatView, SessionView } from '../../shared/live-sessions/views.ts'
import type { RoundRecord } from './rounds.model.ts'
import type { SeatRecord } from './seats.model.ts'
import type { SessionRecord } from './sessions.model.ts'

const iso = (date: Date | null) => date?.toISOString() ?? null

export const toSession = (session: SessionRecord): SessionView => ({
  id: session._id.toHexString(),
  on: { kind: session.on.kind, id: session.on.id },
  title: session.title,
  state: session.state,
  planned: iso(session.planned),
  began: iso(session.began),
  ended: iso(session.ended),
  host: { id: session.host.id, name: session.host.name },
  people: session.seats,
  task: session.task && { words: session.task.words, set: session.task.set.toISOString() },
  timer: session.timer && { ends: session.timer.ends.toISOString(), seconds: session.timer.seconds },
  leader: session.leader,
  spotlight: session.spotlight && {
    excerpt: session.spotlight.excerpt,
    revision: session.spotlight.revision,
    start: session.spotlight.start,
    end: session.spotlight.end,
    exact: session.spotlight.exact,
  },
  round: session.round?.toHexString() ?? null,
  version: session.version,
})

export const toSeat = (seat: SeatRecord): SeatView => ({
  id: seat._id.toHexString(),
  session: seat.session.toHexString(),
  person: { id: seat.person.id, name: seat.person.name },
  colour: seat.colour,
  role: seat.role,
  hand: iso(seat.hand),
  muted: seat.muted,
  joined: seat.joined.toISOString(),
  version: seat.version,
})

export const toRound = (round: RoundRecord): RoundView => ({
  id: round._id.toHexString(),
  session: round.session.toHexString(),
  number: round.number,
  task: round.task,
  state: round.state,
  began: round.began.toISOString(),
  ended: iso(round.ended),
  done: [...round.done],
  result: round.state === 'revealed' ? round.result : null,
  version: round.version,
})
