import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Accounts } from '../../server/accounts/accounts.model.ts'
import { endLogins, setRole } from '../../server/accounts/rights.service.ts'
import { lines } from '../support/connect.ts'
import { makePerson } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const open = lines()

beforeEach(async () => {
  await Accounts.deleteMany({})
})
afterEach(() => open.end())

const visit = (name: string) => new Visitor(server().url).logIn(name)
const closedAtOnce = { timeout: 1_000, interval: 10 }

describe('an open connection', () => {
  it('is told and closed within a second when the role changes', async () => {
    const ada = await makePerson('Ada', 'admin')
    const { id } = await makePerson('Ben')
    const { socket, heard } = await open.open(await visit('Ben'))
    const hers = await open.open(await visit('Ada'))
    await setRole(ada, id, 'reader')
    await expect.poll(() => socket.connected, closedAtOnce).toBe(false)
    expect(heard).toContainEqual(['rights.changed'])
    expect(hers.socket.connected).toBe(true)
  })

  it('closes when its login is logged out; another device’s stays', async () => {
    await makePerson('Ada')
    const [phone, desk] = await Promise.all([visit('Ada'), visit('Ada')])
    const [onPhone, onDesk] = await Promise.all([open.open(phone), open.open(desk)])
    await phone.write('/log-out', {})
    await expect.poll(() => onPhone.socket.connected, closedAtOnce).toBe(false)
    expect(onDesk.socket.connected).toBe(true)
  })

  it('closes on every device when all logins end, and cannot be opened again', async () => {
    const { id } = await makePerson('Ada')
    const visitors = await Promise.all([visit('Ada'), visit('Ada')])
    const connections = await Promise.all(visitors.map((each) => open.open(each)))
    await endLogins(id)
    for (const { socket } of connections) await expect.poll(() => socket.connected, closedAtOnce).toBe(false)
    for (const visitor of visitors) {
      expect((await visitor.page('/')).viewer).toMatchObject({ role: 'guest' })
    }
  })
})
