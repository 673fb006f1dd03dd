import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { connect, createIndexes } from '../../../server/platform/data/connect.ts'

/**
 * The whole product on a database of its own, in a process that a benchmark starts: it goes with all that it kept when
 * the benchmark lets go of it. Answers its address.
 */
export async function startWholeProduct(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'counterpoint-bench-'))
  const log = pino({ level: 'error' })
  // As who serves people starts it: in development the files of the client are looked for anew with every request.
  const settings = { DATA_DIR: dataDir, LOG_LEVEL: 'error', NODE_ENV: 'production' }
  const config = { ...readConfig(settings), host: '127.0.0.1' }
  const database = await connect({ ...config, log })
  await createIndexes()
  const app = await createApp({ config, log, alone: true, limitFactor: 1_000_000 })
  await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve))
  process.on('disconnect', async () => {
    await app.close()
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
    process.exit(0)
  })
  const { port } = app.http.address() as { port: number }
  return `http://127.0.0.1:${port}`
}
