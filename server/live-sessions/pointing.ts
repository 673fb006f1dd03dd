import type { Channel } from '../../shared/live/contract.ts'
import { mayTakePart } from '../../shared/live-sessions/rules.ts'
import { toId } from '../platform/data/ids.ts'
import { seatIn } from './sessions.changes.ts'
import { LiveSessions, type SessionRecord } from './sessions.model.ts'

/**
 * Whether somebody may tell a session's others their place: who takes part there, while it is open. Where a person is
 * that doesn't want it seen is told only of who leads: the others follow them.
 */
export async function mayPoint(channel: Channel, account: string, cursor: boolean): Promise<boolean> {
  const [kind, id = ''] = channel.split(':')
  if (kind !== 'session') return false
  const session = await LiveSessions.findById(toId(id)).lean<SessionRecord>()
  if (!session || (!cursor && session.leader !== account)) return false
  return mayTakePart(session, await seatIn(null, session._id, account))
}
