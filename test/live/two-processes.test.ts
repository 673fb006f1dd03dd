import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { connect, type Database } from '../../server/platform/data/connect.ts'
import { Comments } from '../../server/threads/comments.model.ts'
import type { Presence } from '../../shared/live/contract.ts'
import { randomNumbers } from '../bench/random-numbers.ts'
import { sampleLibrary } from '../support/library.ts'
import { makePerson } from '../support/people.ts'
import { type AppProcess, type Child, freePort, startProcesses } from '../support/processes.ts'
import { miscounted } from '../support/recount.ts'
import { describeRedis } from '../support/redis.ts'
import type { Screen, Weather } from '../support/screen.ts'
import { screens } from '../support/screens.ts'
import { busyHour, converged } from '../support/storm.ts'
import { Visitor } from '../support/visitor.ts'
import { movedTo } from '../support/writers.ts'

describeRedis('two processes on one database', (redisServer) => {
  const processes = startProcesses()
  const screen = screens()
  let database: Database
  let redis: Child
  let redisPort: number
  let one: AppProcess
  let two: AppProcess
  let place: Awaited<ReturnType<typeof sampleLibrary>>

  beforeAll(async () => {
    redisPort = await freePort()
    redis = await processes.redis(redisServer, redisPort)
    const alone = await processes.database(await processes.folder())
    const env = {
      MONGODB_URL: alone.url,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      SESSION_SECRET: 'the same for both, the same for both',
    }
    ;[one, two] = await Promise.all([processes.app(env), processes.app(env)])
    database = await connect({ mongodbUrl: alone.url, dataDir: '', log: pino({ level: 'silent' }) })
    place = await sampleLibrary()
    await Promise.all([makePerson('Ada'), makePerson('Ben'), makePerson('Mo', 'moderator')])
  })
  afterAll(() => database.close())

  const visitor = (app: AppProcess, name?: string) => {
    const fresh = new Visitor(app.url)
    return name ? fresh.logIn(name) : Promise.resolve(fresh)
  }
  const thread = () => ({ threadKind: 'document', threadId: place.document })

  it('every screen of both converges through loss, repetition and cut connections', async () => {
    const random = randomNumbers(1_106)
    const storm: Weather = { drop: 0.2, twice: 0.2, late: 0.2, random }
    const people = await Promise.all([visitor(one, 'Ada'), visitor(two, 'Ben'), visitor(two, 'Mo')])
    const guests = await Promise.all([visitor(one), visitor(two)])
    const screens = await Promise.all([
      ...[...people, ...guests].map((who) => screen(who, place.documentPath, storm)),
      screen(guests[1]!, place.digestPath, storm),
    ])
    const cutting = setInterval(() => screens[Math.floor(random() * screens.length)]?.cut(), 200)
    await busyHour(people, place, random, 8)
    clearInterval(cutting)
    await converged(screens)
    expect(Object.keys(screens[4]!.state.tables.comment).length).toBeGreaterThan(2)
    expect(await miscounted()).toEqual([])
  }, 60_000)

  it('an operation sent to both at once has one effect and equal answers', async () => {
    const ada = await visitor(one, 'Ada')
    const elsewhere = movedTo(two.url, ada)
    for (let round = 0; round < 10; round++) {
      const body = { ...thread(), operation: randomUUID(), source: `To both, ${round}` }
      const answers = await Promise.all(
        [ada, elsewhere, ada, elsewhere].map((each) => each.write('/comments', body)),
      )
      for (const answer of answers) expect(answer).toEqual(answers[0])
      expect(await Comments.countDocuments({ source: body.source })).toBe(1)
    }
    expect(await miscounted()).toEqual([])
  })

  it('what both write to one channel at once is numbered without gaps, nothing lost, nothing twice', async () => {
    const people = await Promise.all([visitor(one, 'Ada'), visitor(two, 'Ben'), visitor(one, 'Mo')])
    const before = await Comments.countDocuments()
    const writing = people.flatMap((who) =>
      Array.from({ length: 25 }, (_, n) => who.write('/comments', { ...thread(), source: `At once, ${n}` })),
    )
    const seqs = (await Promise.all(writing)).map(({ events }) => events[0]!.seq)
    expect(new Set(seqs).size).toBe(75)
    expect((await Comments.countDocuments()) - before).toBe(75)
    expect(await miscounted()).toEqual([])
  })

  it('a role that nobody told it of is seen by a process with the next event', async () => {
    const { id } = await makePerson('Cy', 'moderator')
    const cy = await screen(await visitor(two, 'Cy'), place.documentPath)
    await Accounts.updateOne({ _id: id }, { role: 'reader' })
    let told = false
    cy.socket.on('rights.changed', () => {
      told = true
    })
    cy.socket.emit('selecting', `document:${place.document}`, null)
    await cy.until(() => told)
  })

  it('people see who reads the same page by the other process', async () => {
    const [ada, ben] = await Promise.all([
      screen(await visitor(one, 'Ada'), place.documentPath),
      screen(await visitor(two, 'Ben'), place.documentPath),
    ])
    const seen = new Map<Screen, Presence>()
    for (const each of [ada, ben]) each.socket.on('presence', (_channel, here) => seen.set(each, here))
    await screen(await visitor(two), place.documentPath)
    for (const each of [ada, ben]) {
      await each.until(() => seen.get(each)?.guests === 1)
      expect(seen.get(each)?.people.map(({ name }) => name)).toEqual(['Ada', 'Ben'])
    }
  })

  it('a logout by one closes the connection to the other within a second', async () => {
    const ada = await visitor(one, 'Ada')
    const there = await screen(movedTo(two.url, ada), place.documentPath)
    expect(there.state.viewer.name).toBe('Ada')
    let told = false
    there.socket.on('rights.changed', () => {
      told = true
    })
    let closed = false
    there.socket.on('disconnect', () => {
      closed = true
    })
    await ada.write('/log-out', {})
    await there.until(() => closed, 1_000)
    expect(told).toBe(true)
  })

  it('a guest’s page of one shows what was written by the other', async () => {
    const [ada, guest] = await Promise.all([visitor(one, 'Mo'), visitor(two)])
    const shown = async (path: string) => (await guest.fetch(path)).text()
    await shown(place.documentPath)
    const [parent] = Object.keys((await guest.page(place.documentPath)).tables.comment)
    await ada.write('/comments', { ...thread(), parent, source: 'Written by the first process' })
    expect(await shown(place.documentPath)).toContain('Written by the first process')

    const state = await guest.page(place.documentPath)
    const authority = `/authorities/${Object.values(state.tables.document)[0]?.authority?.slug}`
    await shown(authority)
    const report = { section: 'local-authority', text: 'One more report.', published: '2016-03-04' }
    await ada.write('/documents', { ...report, authority: 'tower-hamlets' })
    expect(await shown(authority)).toContain('One more report.')
  })

  it('screens converge while Redis is gone, and hear of each other at once when it is back', async () => {
    const [ada, ben] = await Promise.all([visitor(one, 'Ada'), visitor(two, 'Ben')])
    const screens = await Promise.all([
      screen(ada, place.documentPath),
      screen(ben, place.documentPath),
      screen(await visitor(one), place.documentPath),
      screen(await visitor(two), place.digestPath),
    ])
    const writing = busyHour([ada, ben], place, randomNumbers(1_960), 10)
    await redis.end('SIGKILL')
    await writing
    await ada.write('/comments', { ...thread(), source: 'While Redis was gone' })
    await converged(screens)
    expect(await Comments.countDocuments({ source: 'While Redis was gone' })).toBe(1)

    redis = await processes.redis(redisServer, redisPort)
    const heard = new Set<string>()
    screens[1]!.socket.on('change', (event) => heard.add(event.id))
    const end = Date.now() + 20_000
    let isHeard = false
    while (!isHeard && Date.now() < end) {
      const { events } = await ada.write('/comments', { ...thread(), source: 'Is it back' })
      for (let n = 0; n < 20 && !isHeard; n++) {
        await sleep(20)
        isHeard = heard.has(events[0]!.id)
      }
    }
    expect(isHeard, 'a message came by Redis').toBe(true)
    await converged(screens)
    expect([one.process.exitCode, two.process.exitCode]).toEqual([null, null])
    expect(await miscounted()).toEqual([])
  }, 60_000)

  it('a logout closes what it should also while Redis is gone: here at once, there with the next beacon', async () => {
    await redis.end('SIGKILL')
    const ada = await visitor(one, 'Ada')
    const here = await screen(ada, place.documentPath)
    const there = await screen(movedTo(two.url, ada), place.documentPath)
    const closed = new Set<Screen>()
    for (const each of [here, there]) each.socket.on('disconnect', () => closed.add(each))
    await ada.write('/log-out', {})
    await here.until(() => closed.has(here), 1_000)
    await there.until(() => closed.has(there), 10_000)
  })

  it('both stop when asked to, also while Redis is gone', async () => {
    expect(await Promise.all([one.end('SIGTERM'), two.end('SIGTERM')])).toEqual([0, 0])
  })
})
