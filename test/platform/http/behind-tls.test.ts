import { expect, it } from 'vitest'
import { makePerson, password } from '../../support/people.ts'
import { startTestServer } from '../../support/server.ts'
import { Visitor } from '../../support/visitor.ts'

const publicUrl = 'https://read.example.org'
const server = startTestServer({ config: { publicUrl, trustProxy: 1 } })
const viaProxy = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' }

/** Opens the log-in page and sends its form, as a browser behind the proxy does. */
async function logIn(origin: string) {
  const visitor = new Visitor(server().url)
  await visitor.page('/log-in', viaProxy)
  const form = { login: 'Ada', password }
  const answer = await visitor.sendForm('/log-in', form, { ...viaProxy, origin })
  return { visitor, answer }
}

it('logins are kept in a cookie that only this host, scripts’ hands off, gets over TLS', async () => {
  await makePerson('Ada')
  const { visitor, answer } = await logIn(publicUrl)
  expect(answer.status).toBe(303)
  expect(visitor.setCookie).toMatch(/^__Host-counterpoint=/)
  for (const flag of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) {
    expect(visitor.setCookie).toContain(flag)
  }
  expect(visitor.setCookie).not.toContain('Domain')
})

it('a write has to come from the public address, not from where we happen to listen', async () => {
  expect((await logIn(server().url)).answer.status).toBe(403)
  expect((await logIn('http://read.example.org')).answer.status).toBe(403)
})

it('browsers are told to come by TLS only', async () => {
  const answer = await fetch(`${server().url}/`, { headers: viaProxy })
  expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
})
