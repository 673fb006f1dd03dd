import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { startProcesses } from '../support/processes.ts'
import { Visitor } from '../support/visitor.ts'
import { register, threadsOf } from '../support/writers.ts'

const processes = startProcesses()

it('while the database is away people are told so, and nothing is stuck when it is back', async () => {
  const dataDir = await processes.folder()
  const database = await processes.database(dataDir)
  const SESSION_SECRET = 'thirty-two characters and a few more'
  const app = await processes.app({ MONGODB_URL: database.url, SESSION_SECRET })
  const ada = await register(app.url, 'Ada')
  const guest = new Visitor(app.url)
  const [thread] = await threadsOf(ada)
  const body = { ...thread, operation: randomUUID(), source: 'Sent while the database was away' }
  const before = await ada.write('/comments', { ...thread, source: 'Before' })

  // Some are in the middle of it when the database goes.
  const writing = Array.from({ length: 8 }, (_, n) => ada.send('/comments', { ...thread, source: `Of ${n}` }))
  await Promise.race(writing)
  await database.end('SIGKILL')
  for (const { status } of await Promise.all(writing)) expect([200, 503]).toContain(status)
  const [sent, page, own, live] = await Promise.all([
    ada.send('/comments', body),
    guest.fetch('/'),
    ada.fetch('/'),
    guest.fetch('/healthz'),
  ])
  expect(sent).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } })
  for (const answer of [page, own]) {
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('please try again in a moment')
  }
  expect(live.status).toBe(200)

  await processes.database(dataDir)
  await expect.poll(async () => (await ada.send('/comments', body)).status, { timeout: 20_000 }).toBe(200)
  const { events } = await ada.write('/comments', body)
  expect(events[0]?.seq).toBeGreaterThan(before.events[0]?.seq ?? 0)
  expect((await guest.fetch('/')).status).toBe(200)
  expect(await app.end('SIGTERM')).toBe(0)
}, 90_000)
