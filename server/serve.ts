import { firstAdminLink } from './accounts/invitations.service.ts'
import { createApp } from './app.ts'
import { type Config, ConfigProblem, readConfig } from './config.ts'
import { markSample } from './library/sample/marks.ts'
import { ensureSample } from './library/sample/sample.ts'
import { makeLog } from './log.ts'
import { connect, createIndexes } from './platform/data/connect.ts'
import { startNightly } from './retention/nightly.ts'
import { repairOlder } from './retention/repairs.ts'

const config = configOrExit()
const log = makeLog(config)

try {
  const database = await connect({ ...config, log })
  await createIndexes()
  const app = await createApp({ config, log, alone: database.embedded })
  await repairOlder(log)
  await ensureSample(markSample)
  const stopNightly = startNightly(log, app.live.isWatched)

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info(`${signal}: finishing what was begun`)
    stopNightly()
    await app.close()
    await database.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
  stopWithNpm(() => void stop('npm has ended'))

  const address = await listen(app.http)
  log.info(`Counterpoint is at ${address}`)
  const invitation = await firstAdminLink(address)
  if (invitation) log.info(`Make the first admin's account here (the link works once): ${invitation}`)
} catch (error) {
  log.fatal((error as Error).message)
  log.debug({ error }, 'start failed')
  process.exit(1)
}

/** Listens, and says where; a port in use is told with the way out. */
function listen(http: Awaited<ReturnType<typeof createApp>>['http']): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(portTaken()) : error),
    )
    http.listen(config.port, config.host, () => {
      const bound = http.address()
      const port = typeof bound === 'object' && bound ? bound.port : config.port
      resolve(config.publicUrl ?? `http://${config.host}:${port}`)
    })
  })
}

/** npm doesn't pass on the signal that ends it; without this the server would stay behind and keep its port. */
function stopWithNpm(stop: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start') return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 1_000).unref()
}

function portTaken(): string {
  return `Port ${config.port} is in use by another program. Choose another one, for example: PORT=${config.port + 1} npm start`
}

function configOrExit(): Config {
  try {
    return readConfig()
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error
    console.error(`Counterpoint cannot start with this configuration:\n${error.message}`)
    process.exit(1)
  }
}
