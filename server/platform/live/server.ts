import type { Server, Socket } from 'socket.io'
import type { Actor } from '../../../shared/accounts/actor.ts'
import type { ClientToServer, ServerToClient } from '../../../shared/live/contract.ts'

/** What we keep on a connection. */
export type ConnectionData = { actor: Actor; loginId: string | null }
type BetweenServers = Record<string, never>
export type LiveServer = Server<ClientToServer, ServerToClient, BetweenServers, ConnectionData>
export type Connection = Socket<ClientToServer, ServerToClient, BetweenServers, ConnectionData>
