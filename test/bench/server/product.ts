/** A process of its own with the whole product on an embedded database, filled with what the benchmark reads. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { connect, createIndexes } from '../../../server/platform/data/connect.ts'
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { Visitor } from '../../support/visitor.ts'
import { serveFigures } from './figures.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'counterpoint-bench-'))
const log = pino({ level: 'error' })
const config = { ...readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }), host: '127.0.0.1' }
const database = await connect({ ...config, log })
await createIndexes()
const app = await createApp({ config, log, alone: true, limitFactor: 1_000_000 })
await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve))
const { port } = app.http.address() as { port: number }
const url = `http://127.0.0.1:${port}`

const place = await sampleLibrary()
await makePerson('Writer')
const writer = await new Visitor(url).logIn('Writer')
const { tables } = await writer.page(place.documentPath)
const [excerpt] = Object.values(tables.excerpt)
if (!excerpt) throw new Error('The sample has no excerpt')
const words = [...excerpt.text]
for (let n = 0; n < 20; n++) {
  const start = n * 5
  const exact = words.slice(start, start + 12).join('')
  await writer.write('/annotations', {
    excerpt: excerpt.id,
    exact,
    start,
    end: start + 12,
    note: `Note ${n}`,
  })
}
for (let n = 0; n < 50; n++) {
  const source = `Thought number ${n}: the words and the grade **do not agree**, and here is why I think so.`
  await writer.write('/comments', { threadKind: 'document', threadId: place.document, source })
}

// Read first as an author would, so that nothing is measured that only a first reader pays.
const roots: string[] = []
for (let n = 0; n < 1_000; n++) {
  const source = `Thought number ${n}: the words and the grade **do not agree**, and here is why I think so.`
  const parent = n % 3 === 0 ? undefined : roots[Math.floor(n / 7)]
  const { events } = await writer.write('/comments', {
    threadKind: 'digest',
    threadId: place.digest,
    parent,
    source,
  })
  roots.push(events[0]?.id ?? '')
}

serveFigures({
  url,
  ...place,
  cookies: [...writer.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  token: writer.token,
})
process.on('disconnect', async () => {
  await app.close()
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
  process.exit(0)
})
