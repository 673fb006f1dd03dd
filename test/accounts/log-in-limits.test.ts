import { expect, it } from 'vitest'
import { makePerson, password } from '../support/people.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const publicUrl = 'https://counterpoint.example'
const server = startTestServer({ limitFactor: 1, config: { publicUrl, trustProxy: 1 } })

/** A request as the proxy hands it on, for somebody at that address. */
const from = (address: string) => ({
  origin: publicUrl,
  'x-forwarded-for': address,
  'x-forwarded-proto': 'https',
})

async function visitorAt(address: string): Promise<Visitor> {
  const visitor = new Visitor(server().url)
  await visitor.page('/log-in', from(address))
  return visitor
}

it('behind TLS the cookie is bound to the site and never sent in the clear', async () => {
  const visitor = await visitorAt('192.0.2.1')
  expect(visitor.setCookie).toMatch(/^__Host-counterpoint=/)
  for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/'])
    expect(visitor.setCookie).toContain(flag)
})

it('ten wrong passwords close an account for a while, for every address; other accounts stay open', async () => {
  await makePerson('Ada')
  await makePerson('Ben')
  const guess = async (address: string, login: string, tried: string) => {
    const visitor = await visitorAt(address)
    return (await visitor.sendForm('/log-in', { login, password: tried }, from(address))).status
  }
  const statuses: number[] = []
  for (let address = 10; address < 20; address += 1) {
    statuses.push(await guess(`192.0.2.${address}`, 'Ada', 'wrong'))
  }
  expect(statuses).toEqual(Array.from({ length: 10 }, () => 401))
  expect(await guess('192.0.2.20', 'ada@example.org', password)).toBe(429)
  expect(await guess('192.0.2.20', 'Ben', password)).toBe(303)
})

it('one address that tries many accounts is stopped, others are not', async () => {
  const visitor = await visitorAt('198.51.100.1')
  const statuses: number[] = []
  for (let account = 0; account < 22; account += 1) {
    const guess = { login: `somebody-${account}`, password: 'wrong' }
    statuses.push((await visitor.sendForm('/log-in', guess, from('198.51.100.1'))).status)
  }
  expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401))
  expect(statuses.slice(20)).toEqual([429, 429])
  const other = await visitorAt('198.51.100.2')
  const guess = { login: 'somebody-1', password: 'wrong' }
  expect((await other.sendForm('/log-in', guess, from('198.51.100.2'))).status).toBe(401)
})
