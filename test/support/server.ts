import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { type App, createApp } from '../../server/app.ts'
import type { Config } from '../../server/config.ts'
import { startTestDatabase } from './database.ts'

export type TestServer = { url: string; app: App }

type Options = {
  limitFactor?: number
  beaconMs?: number
  /** False: as if other processes wrote to the same database. */
  alone?: boolean
  /** What differs from a plain start. */
  config?: Partial<Config>
}

/** Faults of the server that no test expected; a test may look at them. */
export const faults: unknown[] = []

/**
 * Gives the tests of a file the whole product, on a port of its own and a database of its own. To be called at the
 * top of the file. Rate limits are wide; `limitFactor: 1` gives the real ones. Any fault of ours fails the file.
 */
export function startTestServer(options: Options = {}): () => TestServer {
  const database = startTestDatabase()
  let server: TestServer

  beforeAll(async () => {
    const config: Config = {
      environment: 'test',
      port: 0,
      host: '127.0.0.1',
      publicUrl: null,
      dataDir: '',
      mongodbUrl: database.url(),
      redisUrl: null,
      sessionSecret: 'for tests only, for tests only, for tests only',
      smtpUrl: null,
      mailFrom: null,
      trustProxy: 0,
      logLevel: 'silent',
      ...options.config,
    }
    const serializers = { error: pino.stdSerializers.err }
    const log = pino(
      { level: 'error', serializers },
      { write: (line: string) => void faults.push(JSON.parse(line)) },
    )
    const { limitFactor = 10_000, beaconMs = 300, alone = !process.env.MONGODB_URL } = options
    const app = await createApp({ config, log, alone, limitFactor, beaconMs })
    await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve))
    const address = app.http.address()
    if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
    server = { url: `http://127.0.0.1:${address.port}`, app }
  })

  afterAll(async () => {
    await server.app.close()
    const unexpected = faults.splice(0)
    if (unexpected.length > 0)
      throw new Error(`The server had faults: ${JSON.stringify(unexpected, null, 1)}`)
  })

  return () => server
}
