/**
 * The product as a process of its own whose rate limits are wide: for tests that kill it while very much is done at
 * once. `PEOPLE` are made at its first start; the first of them is a moderator.
 */
import { pino } from 'pino'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { connect, createIndexes } from '../../server/platform/data/connect.ts'
import { sampleLibrary } from './library.ts'
import { makePerson } from './people.ts'

const log = pino({ level: 'error' })
const config = { ...readConfig(), host: '127.0.0.1' }
const database = await connect({ ...config, log })
await createIndexes()
const app = await createApp({ config, log, alone: true, limitFactor: 10_000, beaconMs: 1_000 })
await sampleLibrary()
if ((await Accounts.countDocuments()) === 0) {
  const people = (process.env.PEOPLE ?? '').split(',')
  await Promise.all(people.map((name, at) => makePerson(name, at === 0 ? 'moderator' : 'member')))
}
await new Promise<void>((resolve) => app.http.listen(0, config.host, resolve))
const { port } = app.http.address() as { port: number }
console.log(`It is at http://${config.host}:${port}`)
process.on('SIGTERM', async () => {
  await app.close()
  await database.close()
  process.exit(0)
})
