import type { Server as HttpServer } from 'node:http'
import express, { type Express } from 'express'
import type { Logger } from 'pino'
import sirv from 'sirv'
import { actorOfSession } from './accounts/actors.ts'
import { configurePassport } from './accounts/passport.ts'
import { onRightsChanged } from './accounts/rights.service.ts'
import type { Config } from './config.ts'
import { featureRoutes } from './features.routes.ts'
import { registerFeatures } from './features.ts'
import { guestBansUse } from './guests/bans.ts'
import { guestOfLogin, recogniseGuest } from './guests/known.ts'
import { mayPoint, mayShowSelection, mayShowWriting } from './live-sessions/pointing.ts'
import { watchTimers } from './live-sessions/timers.ts'
import { linksLeadTo } from './mail/link-to.ts'
import { setPace } from './moderation/judge.ts'
import { startDailyMail } from './notifications/daily-mail.ts'
import { mailTokensUse } from './notifications/mail-token.ts'
import { startTelling } from './notifications/telling.ts'
import { loadBuilt } from './pages/built.ts'
import { keepPages } from './pages/kept-pages.ts'
import { answerRefused } from './pages/refused.ts'
import { makeShow } from './pages/show.ts'
import { commitsFinished } from './platform/data/commit.ts'
import { rememberHeads } from './platform/data/heads.ts'
import { writesAlone } from './platform/data/memory.ts'
import { makeLimits } from './platform/http/limits.ts'
import { Problem } from './platform/http/problem.ts'
import type { MountedRoute } from './platform/http/routes.ts'
import { writesFromOurPagesOnly } from './platform/http/same-site.ts'
import { setSecurityHeaders } from './platform/http/security-headers.ts'
import { loginSession } from './platform/http/session.ts'
import { watchRequests } from './platform/http/stopping.ts'
import { type Live, startLive } from './platform/live/live.ts'
import { isAnswerable } from './threads/answerable.ts'

// An `import` of it would also load the WebSocket client and all of `fetch` for its other names, which take 7 MB.
const { createServer } = process.getBuiltinModule('node:http')

export type AppOptions = {
  config: Config
  log: Logger
  /** True when no other process writes to this database. */
  alone: boolean
  /** Widens every rate limit; for tests and benchmarks of other things. */
  limitFactor?: number
  beaconMs?: number
}

export type App = {
  http: HttpServer
  /** What answers on it. */
  express: Express
  live: Live
  /** Every write there is, with the right it asks for. */
  writes: readonly MountedRoute[]
  /** Lets requests and commits finish, then closes connections. */
  close(): Promise<void>
}

/** Puts the features together on one HTTP server. The database is connected before, and closed after. */
export async function createApp({
  config,
  log,
  alone,
  limitFactor = 1,
  beaconMs = 5_000,
}: AppOptions): Promise<App> {
  registerFeatures()
  const onFault = (error: unknown) => log.error({ error }, 'request failed')
  const built = await loadBuilt()
  writesAlone(alone)
  const forgetHeads = alone ? rememberHeads() : () => {}
  const kept = keepPages(alone)
  const show = makeShow(built, kept, onFault)
  const limits = makeLimits(limitFactor)
  setPace(limitFactor)
  const identify = [loginSession(config), configurePassport(), recogniseGuest]
  linksLeadTo(config.publicUrl)
  const secure = config.publicUrl?.startsWith('https:') ?? false

  const app = express()
  app
    .disable('x-powered-by')
    .disable('etag')
    .set('trust proxy', config.trustProxy)
    .set('query parser', 'extended')
  app.get('/healthz', (_request, response) => response.type('text').send('ok'))
  app.use((_request, response, next) => {
    setSecurityHeaders(response, secure)
    next()
  })
  // The build left each file compressed beside itself.
  const files = { brotli: true, gzip: true, etag: true, dev: config.environment === 'development' }
  app.use('/assets', sirv(`${built.folder}/assets`, { ...files, immutable: true, maxAge: 31_536_000 }))
  app.use('/assets', (_request, response) => {
    response.status(404).type('text').send('There is no such file.')
  })
  app.use(sirv(built.folder, { ...files, extensions: [], maxAge: 3_600 }))
  // Who it is comes first: also a request that is refused is answered with a page of theirs.
  app.use(...identify, writesFromOurPagesOnly(config.publicUrl))

  const { router, writes } = featureRoutes(config, limits, show)
  app.use(router)
  app.use((_request, _response, next) => next(new Problem('not-found')))
  app.use(answerRefused(show, onFault))

  const http = createServer(app)
  const requests = watchRequests(http)
  const live = await startLive(http, {
    isAnswerable,
    mayPoint,
    mayShowWriting,
    mayShowSelection,
    publicUrl: config.publicUrl,
    redisUrl: config.redisUrl,
    identify,
    currentActor: async (session) => (await actorOfSession(session)) ?? guestOfLogin(session),
    log,
    beaconMs,
  })
  mailTokensUse(config.sessionSecret)
  guestBansUse(config.sessionSecret)
  const stopTelling = startTelling({ onFault })
  const stopMailing = startDailyMail(`http://${config.host}:${config.port}`, onFault)
  const stopTimers = await watchTimers(onFault)
  const { smtpUrl, mailFrom } = config
  // The mail client takes memory, so only who has a mail server loads it.
  const stopSending =
    smtpUrl && mailFrom
      ? (await import('./mail/sender.ts')).startSender({ smtpUrl, from: mailFrom, log })
      : null
  const stopListening = onRightsChanged((account, session) =>
    session === null ? live.rightsChanged(account) : live.loginEnded(session),
  )
  return {
    http,
    express: app,
    live,
    writes,
    async close() {
      await requests.finish(5_000)
      stopTimers()
      await stopTelling()
      await stopMailing()
      await commitsFinished(5_000)
      await stopSending?.()
      stopListening()
      kept.stop()
      forgetHeads()
      // Live connections get a moment to say goodbye; whoever says nothing is hung up on.
      const hangUp = setTimeout(() => requests.hangUp(), 300)
      await live.close()
      clearTimeout(hangUp)
    },
  }
}
