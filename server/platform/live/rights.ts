import { type Actor, ownerKey } from '../../../shared/accounts/actor.ts'
import type { Connection, LiveServer } from './server.ts'

/** The account or guest that a login session is of, as it is now; null when it is gone or the session ended. */
export type CurrentActor = (loginId: string) => Promise<Actor | null>

/** The connection's actor, looked up anew; one whose rights are no longer what they were is closed. */
export async function stillMay(connection: Connection, currentActor: CurrentActor): Promise<Actor | null> {
  const { actor, loginId } = connection.data
  if (loginId === null) return actor
  const now = await currentActor(loginId)
  if (now && ownerKey(now) === ownerKey(actor) && now.role === actor.role) return now
  connection.emit('rights.changed')
  connection.disconnect(true)
  return null
}

/** Closes every connection to this process whose rights changed, for when nobody could tell us. */
export async function checkEverybody(io: LiveServer, currentActor: CurrentActor): Promise<void> {
  for (const connection of [...io.of('/').sockets.values()]) await stillMay(connection, currentActor)
}
