import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { type App, createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { startTestDatabase } from './database.ts'

type Options = {
  /** Widens every rate limit; 1 is what people get. */
  limitFactor?: number
  /** Environment variables that matter to the test. */
  env?: Record<string, string>
}

/**
 * The whole server on a database and a port of its own, for the tests of a file. To be called at the top of the file.
 * Rate limits are wide unless they are what is tested. Needs the build (`npm test` makes it).
 */
export function startTestApp({ limitFactor = 1_000, env = {} }: Options = {}): { url(): string; app(): App } {
  startTestDatabase()
  let app: App
  let url: string
  let dataDir: string

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'counterpoint-app-'))
    const config = readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, SESSION_SECRET: 's'.repeat(32), ...env })
    app = await createApp({ config, log: pino({ level: 'silent' }), alone: true, limitFactor })
    await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(app.http.address() as AddressInfo).port}`
  })

  afterAll(async () => {
    await app.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  return { url: () => url, app: () => app }
}
