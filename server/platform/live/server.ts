import type { Server, Socket } from 'socket.io'
import type { Actor } from '../../../shared/accounts/actor.ts'
import type { Channel, ClientToServer, Presence, ServerToClient } from '../../../shared/live/contract.ts'

/** What we keep on a connection. */
export type ConnectionData = { actor: Actor; loginId: string | null }
type BetweenServers = {
  /** Asks the other processes who reads a channel by way of them. */
  present: (channel: Channel, answer: (here: Presence) => void) => void
}
export type LiveServer = Server<ClientToServer, ServerToClient, BetweenServers, ConnectionData>
export type Connection = Socket<ClientToServer, ServerToClient, BetweenServers, ConnectionData>
