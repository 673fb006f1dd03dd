import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { Channel } from '../../../shared/live/contract.ts'
import { onCommitted } from '../data/commit.ts'
import { isSameSite, isToken } from '../http/same-site.ts'
import { type Identify, whoIs } from '../http/session.ts'
import { startBeacon } from './beacon.ts'
import { serve } from './connection.ts'
import { forgetHandshake, noteAnswer } from './handshake.ts'
import type { IsAnswerable, MayPoint, MayShow } from './passing.ts'
import { makePresence } from './presence.ts'
import { publish } from './publish.ts'
import { type CurrentActor, checkEverybody } from './rights.ts'
import { accountRoom, everyoneIn, loginRoom, moderatorsIn } from './rooms.ts'
import type { LiveServer } from './server.ts'

export type LiveOptions = {
  publicUrl: string | null
  redisUrl: string | null
  /** The middleware that puts session and account on a request: the same that pages use. */
  identify: Identify[]
  currentActor: CurrentActor
  isAnswerable: IsAnswerable
  mayPoint: MayPoint
  mayShowWriting: MayShow
  mayShowSelection: MayShow
  log: Logger
  beaconMs?: number
}

export type Live = {
  io: LiveServer
  /** Closes every connection of an account: it reconnects with the rights it has now. */
  rightsChanged(accountId: string): void
  /** Closes every connection of a login that ended. */
  loginEnded(sessionId: string): void
  /** Whether anybody reads a channel by way of this process. */
  isWatched(channel: Channel): boolean
  close(): Promise<void>
}

/** Socket.IO on the HTTP server: WebSocket only, no per-message deflate, handshakes from our own pages only. */
export async function startLive(http: HttpServer, options: LiveOptions): Promise<Live> {
  const io: LiveServer = new Server(http, {
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 20_000,
    pingTimeout: 15_000,
    allowRequest: (request, answer) => answer(null, isSameSite(request, options.publicUrl)),
  })
  const redis = options.redisUrl ? await withRedis(io, options.redisUrl, options.log) : null
  io.engine.use(noteAnswer)
  for (const middleware of options.identify) {
    // Most viewers are guests without a cookie: there is nobody to look for.
    io.engine.use((request: IncomingMessage, response: never, next: () => void) =>
      request.headers.cookie ? middleware(request as never, response, next) : next(),
    )
  }
  io.use((connection, next) => {
    const { actor, token, loginId } = whoIs(connection.request)
    if (loginId !== null && !isToken(connection.handshake.auth.token, token)) {
      next(new Error('stale-form'))
      return
    }
    connection.data = { actor, loginId }
    forgetHandshake(connection)
    next()
  })
  const presence = makePresence(io, redis !== null)
  const onError = (error: unknown) => options.log.error({ error }, 'live event failed')
  io.on('connection', (connection) =>
    serve(io, connection, {
      currentActor: options.currentActor,
      presenceChanged: presence.changed,
      isAnswerable: options.isAnswerable,
      mayPoint: options.mayPoint,
      mayShowWriting: options.mayShowWriting,
      mayShowSelection: options.mayShowSelection,
      onError,
    }),
  )
  const isHere = (room: string) => io.of('/').adapter.rooms.has(room)
  // Who is in a room of another process isn't known here.
  const isHeard = redis ? () => true : isHere
  const stopPublishing = onCommitted((changes) => {
    // What can't be told now is caught up; the write is done, and not to fail for it.
    try {
      publish(io, changes, isHeard)
    } catch (error) {
      onError(error)
    }
  })
  const stopBeacon = startBeacon(io, options.beaconMs ?? 5_000, onError, async () => {
    if (redis?.isAway()) await checkEverybody(io, options.currentActor)
  })
  const end = (room: string) => {
    io.in(room).emit('rights.changed')
    // Here first and by ourselves: where Redis is away, nothing comes back of what is sent to all.
    io.local.in(room).disconnectSockets(true)
    io.in(room).disconnectSockets(true)
  }
  return {
    io,
    rightsChanged: (accountId) => end(accountRoom(accountId)),
    loginEnded: (sessionId) => end(loginRoom(sessionId)),
    isWatched: (channel) => [everyoneIn(channel), moderatorsIn(channel)].some(isHere),
    async close() {
      stopBeacon()
      presence.stop()
      stopPublishing()
      io.local.disconnectSockets(true)
      await io.close()
      await redis?.leave()
    },
  }
}

/** Redis's client takes 14 MB, so only who uses it loads it. */
async function withRedis(io: LiveServer, url: string, log: Logger) {
  const { joinRedis } = await import('./redis.ts')
  return joinRedis(io, url, log)
}
