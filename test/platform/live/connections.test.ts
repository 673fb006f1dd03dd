import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LoginSessions } from '../../../server/accounts/login-sessions.model.ts'
import type { Channel, Presence } from '../../../shared/live/contract.ts'
import { type Line, lines } from '../../support/connect.ts'
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { startTestServer } from '../../support/server.ts'
import { Visitor } from '../../support/visitor.ts'

const server = startTestServer({ beaconMs: 100 })
const open = lines()
let channel: Channel

beforeAll(async () => {
  channel = `document:${(await sampleLibrary()).document}`
  for (const name of ['Ada', 'Ben', 'Cy']) await makePerson(name)
})
afterEach(() => open.end())

const visit = (name: string) => new Visitor(server().url).logIn(name)
const words = ({ heard }: Line, name: string) =>
  heard.filter(([event]) => event === name).map(([, ...rest]) => rest)

describe('a handshake', () => {
  it('of a guest needs nothing but a page of ours', async () => {
    const guest = new Visitor(server().url)
    await expect(open.open(guest)).resolves.toBeDefined()
    await expect(open.open(guest, { origin: 'https://elsewhere.example' })).rejects.toThrow()
    await expect(open.open(guest, { origin: 'null' })).rejects.toThrow()
    await expect(open.open(guest, { origin: '' })).rejects.toThrow()
  })

  it.each([
    undefined,
    null,
    '',
    7,
    {},
    ['x'],
    'x'.repeat(32),
  ])('of somebody logged in needs their token, and not %j', async (token) => {
    await expect(open.open(await visit('Ada'), { token })).rejects.toThrow('stale-form')
  })

  it('with somebody else’s token is refused', async () => {
    const [ada, ben] = await Promise.all([visit('Ada'), visit('Ben')])
    await expect(open.open(ada, { token: ben.token })).rejects.toThrow('stale-form')
  })

  it('is forgotten when it is over, of guests and of others', async () => {
    const requests: WeakRef<object>[] = []
    server().app.http.on('upgrade', (request) => requests.push(new WeakRef(request)))
    const lines = [await open.open(await visit('Ada')), await open.open(new Visitor(server().url))]
    expect(requests).toHaveLength(2)
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const left = () => {
      collect()
      return requests.filter((request) => request.deref()).length
    }
    await expect.poll(left).toBe(0)
    expect(lines.every(({ socket }) => socket.connected)).toBe(true)
  })

  it('by polling is not answered: there is only WebSocket', async () => {
    const answer = await fetch(`${server().url}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: server().url },
    })
    expect(answer.status).toBe(400)
  })
})

it('a login that ended where nobody told of it ends its connection with the next event', async () => {
  const ada = await visit('Ada')
  const line = await open.open(ada)
  await line.ask('watch', { [channel]: 0 })
  await LoginSessions.deleteMany({ session: new RegExp(ada.id ?? 'nobody') })
  line.socket.emit('watch', { [channel]: 0 }, () => {})
  await expect.poll(() => line.socket.connected).toBe(false)
  expect(words(line, 'rights.changed')).toHaveLength(1)
})

describe('who is reading', () => {
  const last = (line: Line) => words(line, 'presence').at(-1) as [Channel, Presence] | undefined

  it('is told by name, once for each person however many screens they have, and guests as a number', async () => {
    const [ada, ben] = await Promise.all([visit('Ada'), visit('Ben')])
    const all = await Promise.all([ada, ada, ben, new Visitor(server().url)].map((who) => open.open(who)))
    for (const each of all) await each.ask('watch', { [channel]: 0 })
    for (const each of all) {
      await expect.poll(() => last(each)?.[1].people.map(({ name }) => name)).toEqual(['Ada', 'Ben'])
      expect(last(each)).toEqual([channel, { people: expect.anything(), guests: 1 }])
      for (const person of last(each)![1].people) {
        expect(Object.keys(person).sort()).toEqual(['colour', 'id', 'name'])
      }
    }
    all[2]!.socket.disconnect()
    await expect.poll(() => last(all[0]!)?.[1].people.map(({ name }) => name)).toEqual(['Ada'])
  })

  it('is told seldom, however many come and go at once', async () => {
    const watcher = await open.open(new Visitor(server().url))
    await watcher.ask('watch', { [channel]: 0 })
    for (let n = 0; n < 40; n++) {
      const guest = await open.open(new Visitor(server().url))
      await guest.ask('watch', { [channel]: 0 })
      if (n % 2) guest.socket.disconnect()
    }
    await expect.poll(() => last(watcher)?.[1].guests, { timeout: 5_000 }).toBe(21)
    expect(words(watcher, 'presence').length).toBeLessThan(12)
  })
})

describe('the beacon', () => {
  it('tells whoever watches, again and again, where each of their channels stands', async () => {
    const [ada, guest] = [await visit('Ada'), new Visitor(server().url)]
    const line = await open.open(guest)
    const other = await open.open(guest)
    await line.ask('watch', { [channel]: 0 })
    const thread = { threadKind: 'document', threadId: channel.slice('document:'.length) }
    const { events } = await ada.write('/comments', { ...thread, source: 'A step further' })
    await expect.poll(() => words(line, 'heads').at(-1)).toEqual([{ [channel]: events[0]!.seq }])
    const before = words(line, 'heads').length
    await expect.poll(() => words(line, 'heads').length).toBeGreaterThan(before + 1)
    expect(words(other, 'heads')).toEqual([])
  })
})

it('a connection that goes while it asks leaves nothing behind', async () => {
  const ada = await visit('Ada')
  for (let n = 0; n < 10; n++) {
    const { socket } = await open.open(ada)
    socket.emit('watch', { [`document:${String(n).padStart(24, '0')}`]: 0 }, () => {})
    socket.io.engine.close()
  }
  const rooms = () => [...server().app.live.io.of('/').adapter.rooms.keys()]
  await expect.poll(() => server().app.live.io.of('/').sockets.size).toBe(0)
  await expect.poll(rooms).toEqual([])
})
