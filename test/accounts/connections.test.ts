import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { endLogins, setRole } from '../../server/accounts/rights.service.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const sockets: Socket[] = []

beforeEach(async () => {
  await Accounts.deleteMany({})
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect()
})

type Told = { socket: Socket; heard: string[] }

/** A connection as the visitor's page would open it; `differs` replaces what that page would send. */
function connect(visitor: Visitor, differs: { token?: string; origin?: string } = {}): Promise<Told> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const socket = io(server().url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { token: differs.token ?? visitor.token },
    extraHeaders: { origin: differs.origin ?? server().url, cookie },
  })
  sockets.push(socket)
  const heard: string[] = []
  socket.onAny((event: string) => heard.push(event))
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve({ socket, heard }))
    socket.on('connect_error', reject)
  })
}

const visit = (name: string) => new Visitor(server().url).logIn(name)
const closedAtOnce = { timeout: 1_000, interval: 10 }

describe('an open connection', () => {
  it('is told and closed within a second when the role changes', async () => {
    const ada = await makePerson('Ada', 'admin')
    const { id } = await makePerson('Ben')
    const { socket, heard } = await connect(await visit('Ben'))
    const hers = await connect(await visit('Ada'))
    await setRole(ada, id, 'reader')
    await expect.poll(() => socket.connected, closedAtOnce).toBe(false)
    expect(heard).toContain('rights.changed')
    expect(hers.socket.connected).toBe(true)
  })

  it('closes when its login is logged out; another device’s stays', async () => {
    await makePerson('Ada')
    const [phone, desk] = await Promise.all([visit('Ada'), visit('Ada')])
    const [onPhone, onDesk] = await Promise.all([connect(phone), connect(desk)])
    await phone.write('/log-out', {})
    await expect.poll(() => onPhone.socket.connected, closedAtOnce).toBe(false)
    expect(onDesk.socket.connected).toBe(true)
  })

  it('closes on every device when all logins end, and cannot be opened again', async () => {
    const { id } = await makePerson('Ada')
    const visitors = await Promise.all([visit('Ada'), visit('Ada')])
    const connections = await Promise.all(visitors.map((each) => connect(each)))
    await endLogins(id)
    for (const { socket } of connections) await expect.poll(() => socket.connected, closedAtOnce).toBe(false)
    for (const visitor of visitors) {
      expect((await visitor.page('/')).viewer).toMatchObject({ role: 'guest' })
    }
  })
})

describe('a handshake', () => {
  it('needs the token of the login whose cookie it brings', async () => {
    await makePerson('Ada')
    const visitor = await visit('Ada')
    await expect(connect(visitor, { token: 'guessed' })).rejects.toThrow('stale-form')
    await expect(connect(visitor)).resolves.toBeDefined()
  })

  it('comes from our own page', async () => {
    await makePerson('Ada')
    const visitor = await visit('Ada')
    await expect(connect(visitor, { origin: 'https://elsewhere.example' })).rejects.toThrow()
  })
})
