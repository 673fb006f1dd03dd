import type { Channel } from '../../shared/live/contract.ts'
import type { SessionLine, SessionView } from '../../shared/live-sessions/views.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { toId } from '../platform/data/ids.ts'
import { Memory } from '../platform/data/memory.ts'
import { type RoundRecord, Rounds } from './rounds.model.ts'
import { type SeatRecord, Seats } from './seats.model.ts'
import { sessionIn } from './sessions.changes.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'
import { toRound, toSeat, toSession } from './sessions.presenter.ts'
import { documentsOf } from './subject.reader.ts'

/** A session with its seats and rounds, and the documents that are read in it. @throws {Problem} `not-found` */
export async function sessionWithPeople(id: string) {
  const session = await sessionIn(null, id)
  const [seats, rounds, documents] = await Promise.all([
    Seats.find({ session: toId(id) })
      .sort({ joined: 1 })
      .lean<SeatRecord[]>(),
    Rounds.find({ session: toId(id) })
      .sort({ number: 1 })
      .lean<RoundRecord[]>(),
    documentsOf(session),
  ])
  return { session: toSession(session), seats: seats.map(toSeat), rounds: rounds.map(toRound), documents }
}

/** What was called off before it began left nothing to read. */
const unlessCalledOff = { $nor: [{ state: 'ended' as const, began: null }] }

/** What pages say of the sessions on their subject: of most there are none. */
const remembered = new Memory<SessionView[]>(5_000)

onCommitted((changes) => {
  if (changes.some(({ kind }) => kind === 'session')) remembered.forgetAll()
})

/**
 * What is open on a page's subject now, or announced, and the latest that ended: the page says so. Of what it is read
 * in as well, as a document in a digest, what is open or announced.
 */
export const sessionsOn = (subject: Channel, within: readonly Channel[] = []): Promise<SessionView[]> =>
  remembered.get([subject, ...within].join(' '), () => readOn(subject, within))

async function readOn(subject: Channel, within: readonly Channel[]): Promise<SessionView[]> {
  const of = (subjects: readonly Channel[], states: SessionView['state'][], most: number) =>
    LiveSessions.find({
      subject: { $in: subjects },
      state: { $in: states },
      ...unlessCalledOff,
    })
      .sort({ created: -1 })
      .limit(most)
      .lean<SessionRecord[]>()
  const [coming, ended] = await Promise.all([
    of([subject, ...within], ['planned', 'open'], 5),
    of([subject], ['ended'], 3),
  ])
  return [...coming, ...ended].map(toSession)
}

/** Sessions for the list: those open now, those to come, and the latest that ended. */
export async function sessionLines(): Promise<SessionLine[]> {
  const of = (state: SessionView['state']) =>
    LiveSessions.find({ state, ...unlessCalledOff })
      .sort({ state: 1, created: -1 })
      .limit(50)
      .lean<SessionRecord[]>()
  const [open, planned, ended] = await Promise.all([of('open'), of('planned'), of('ended')])
  const soonest = planned.sort((a, b) => (a.planned?.getTime() ?? 0) - (b.planned?.getTime() ?? 0))
  return [...open, ...soonest, ...ended].map(toLine)
}

const toLine = (session: SessionRecord): SessionLine => {
  const { id, title, state, host, planned, began, ended, people } = toSession(session)
  return { id, title, state, host: host.name, planned, began, ended, people }
}
