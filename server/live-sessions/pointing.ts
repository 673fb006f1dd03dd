import type { Channel } from '../../shared/live/contract.ts'
import { mayTakePart } from '../../shared/live-sessions/rules.ts'
import { onCommitted } from '../platform/data/commit.ts'
import { toId } from '../platform/data/ids.ts'
import { Memory } from '../platform/data/memory.ts'
import { seatIn } from './sessions.changes.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'
import { isOfSubject } from './subject.reader.ts'

/**
 * Whether somebody may tell a session's others their place: who takes part there, while it is open. Where a person is
 * that doesn't want it seen is told only of who leads: the others follow them.
 */
export async function mayPoint(channel: Channel, account: string, cursor: boolean): Promise<boolean> {
  const session = await sessionOf(channel)
  if (!session || (!cursor && session.leader !== account)) return false
  return mayTakePart(session, await seatIn(null, session._id, account))
}

/** Whether others on a channel are told that somebody writes: in a session, of those who may send it there. */
export async function mayShowWriting(channel: Channel, account: string): Promise<boolean> {
  if (!channel.startsWith('session:')) return true
  const session = await sessionOf(channel)
  return session !== null && mayTakePart(session, await seatIn(null, session._id, account))
}

/**
 * Whether others on a document are told what somebody selects there. Who is in a blind round on it is about to mark
 * what they select: until the reveal, that is theirs alone, on whichever page they do it.
 */
export async function mayShowSelection(channel: Channel, account: string): Promise<boolean> {
  const [kind, id = ''] = channel.split(':')
  if (kind !== 'document') return true
  for (const session of await inBlindRounds())
    if ((await isOfSubject(session, toId(id))) && (await seatIn(null, session._id, account))) return false
  return true
}

async function sessionOf(channel: Channel): Promise<SessionRecord | null> {
  const [kind, id = ''] = channel.split(':')
  return kind === 'session' ? LiveSessions.findById(toId(id)).lean<SessionRecord>() : null
}

/** Asked at every selection, and mostly there are none. */
const remembered = new Memory<Pick<SessionRecord, '_id' | 'on'>[]>(1)
onCommitted((changes) => {
  if (changes.some(({ kind }) => kind === 'session')) remembered.forgetAll()
})
const inBlindRounds = () =>
  remembered.get('blind', () =>
    LiveSessions.find({ state: 'open', round: { $ne: null } }).lean<SessionRecord[]>(),
  )
