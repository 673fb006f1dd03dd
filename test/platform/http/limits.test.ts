import { beforeAll, expect, it } from 'vitest'
import { LoginSessions } from '../../../server/accounts/login-sessions.model.ts'
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { startTestServer } from '../../support/server.ts'
import { Visitor } from '../../support/visitor.ts'

const server = startTestServer({ limitFactor: 1 })
let ada: Visitor
let ben: Visitor
let place: Awaited<ReturnType<typeof sampleLibrary>>

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Ben')])
  ada = await new Visitor(server().url).logIn('Ada')
  ben = await new Visitor(server().url).logIn('Ben')
})

/** Does it until it is refused; answers how often it was not. */
async function untilRefused(most: number, act: () => Promise<number>): Promise<number> {
  for (let n = 0; n <= most; n++) if ((await act()) === 429) return n
  return Number.POSITIVE_INFINITY
}

it('a person may write 120 things a minute; the next comes back with its words, and others write on', async () => {
  const thread = { threadKind: 'document', threadId: place.document }
  const react = async () => (await ada.send('/comments', { ...thread, source: 'Again' })).status
  expect(await untilRefused(130, react)).toBe(120)

  const { status, body } = await ada.send('/comments', { ...thread, source: 'One more' })
  expect([status, body]).toMatchObject([429, { error: { code: 'too-many' } }])
  const form = { ...thread, source: 'One more by form', form: 'reply', from: place.documentPath }
  const page = await ada.sendForm('/comments', form)
  expect(page.status).toBe(429)
  expect(page.html).toContain('Please wait a minute and try again.')
  expect(page.html).toMatch(/<textarea[^>]*>One more by form<\/textarea>/)

  expect((await ben.send('/comments', { ...thread, source: 'Ben writes' })).status).toBe(200)
  expect((await new Visitor(server().url).fetch(place.documentPath)).status).toBe(200)
}, 30_000)

it('a guest may leave 20 drafts a minute, which are kept for a day', async () => {
  const guest = new Visitor(server().url)
  const thread = { threadKind: 'document', threadId: place.document }
  const form = { ...thread, as: 'account', form: 'reply', from: place.documentPath }
  const leave = async () => (await guest.sendForm('/comments', { ...form, source: 'A draft' })).status
  expect(await untilRefused(30, leave)).toBe(20)
  expect((await guest.sendForm('/comments', { ...form, source: 'One more draft' })).html).toMatch(
    /<textarea[^>]*>One more draft<\/textarea>/,
  )
  const [kept] = await LoginSessions.find({ session: /A draft/ }).lean()
  const hours = ((kept?.expires?.getTime() ?? 0) - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(23)
  expect(hours).toBeLessThanOrEqual(24)
})

it('says when to come back', async () => {
  const headers = { origin: ada.url, accept: 'application/json', 'x-counterpoint-token': ada.token ?? '' }
  const answer = await ada.fetch('/comments', { method: 'POST', headers })
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

it('an address may try to log in or register 20 times in five minutes, whatever its logins', async () => {
  const guest = new Visitor(server().url)
  await guest.page('/register')
  const knock = async () => (await guest.send('/register', { name: '' })).status
  // Ada and Ben have logged in before.
  expect(await untilRefused(30, knock)).toBe(18)
  expect((await ben.send('/log-in', { login: 'Ben', password: 'x' })).status).toBe(429)
})

it('reading has a wide limit of its own, and the refusal costs no page', async () => {
  const guest = new Visitor(server().url)
  const look = async () => (await guest.fetch('/api/authorities?q=derby')).status
  const before = await untilRefused(1_300, look)
  expect(before).toBeGreaterThan(1_100)
  expect(before).toBeLessThanOrEqual(1_200)
  const page = await guest.fetch('/')
  expect(page.status).toBe(429)
  const html = await page.text()
  expect(html).toContain('Please wait a minute')
  expect(html).not.toContain('"digests"')
}, 30_000)
