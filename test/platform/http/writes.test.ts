import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { Operations, Records } from '../../../server/platform/data/write-path.model.ts'
import type { MountedRoute } from '../../../server/platform/http/routes.ts'
import { postAs } from '../../support/guests.ts'
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { routesOf } from '../../support/routes.ts'
import { startTestServer } from '../../support/server.ts'
import { Visitor } from '../../support/visitor.ts'

const server = startTestServer()
let admin: Visitor
let reader: Visitor

beforeAll(async () => {
  await sampleLibrary()
  await Promise.all([makePerson('Grace', 'admin'), makePerson('Rea', 'reader')])
  admin = await new Visitor(server().url).logIn('Grace')
  reader = await new Visitor(server().url).logIn('Rea')
})

const pathOf = ({ path }: MountedRoute) =>
  path.replace(/:id/g, '0123456789abcdef01234567').replace(':slug', 'nothing').replace(':kind', 'comment')

type Sent = { token?: string | null; headers?: Record<string, string>; as?: 'json' | 'form' }

/** Sends a write as our client does, or as a form; `headers` replace what a browser would say, empty ones are left out. */
async function send(visitor: Visitor, route: MountedRoute, { token, headers = {}, as = 'json' }: Sent = {}) {
  const given = token === undefined ? visitor.token : token
  const fields = { operation: randomUUID(), from: '/', form: 'any', ...(given ? { token: given } : {}) }
  const all = {
    accept: as === 'json' ? 'application/json' : 'text/html',
    'content-type': as === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
    origin: visitor.url,
    'sec-fetch-site': 'same-origin',
    ...headers,
  }
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  const body = as === 'json' ? JSON.stringify(fields) : String(new URLSearchParams(fields))
  const answer = await visitor.fetch(pathOf(route), { method: route.method, headers: kept, body })
  const text = await answer.text()
  const code = as === 'json' ? JSON.parse(text).error?.code : undefined
  return { status: answer.status, code, location: answer.headers.get('location') }
}

/** Sends each of the writes and tells what was answered, path by path; nothing may have been saved. */
async function eachWrite<T>(
  choose: (route: MountedRoute) => boolean,
  answer: (route: MountedRoute) => Promise<T>,
): Promise<Record<string, T>> {
  const saved = async () => [await Operations.countDocuments(), await Records.countDocuments()]
  const before = await saved()
  const answers: Record<string, T> = {}
  for (const route of server().app.writes.filter(choose))
    answers[`${route.method} ${route.path}`] = await answer(route)
  expect(Object.keys(answers).length).toBeGreaterThan(0)
  expect(await saved()).toEqual(before)
  return answers
}

const all = () => true
const expectEach = <T>(answers: Record<string, T>, expected: unknown) =>
  expect(answers).toEqual(Object.fromEntries(Object.keys(answers).map((path) => [path, expected])))

describe('the list of writes', () => {
  it('names every route that changes anything', () => {
    const mounted = routesOf(server().app.express).filter(
      ({ method }) => method !== 'get' && method !== 'options',
    )
    const listed = server().app.writes.map(({ method, path }) => `${method.toLowerCase()} ${path}`)
    expect(mounted.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(listed.sort())
    expect(listed.length).toBeGreaterThan(15)
  })
})

describe('every write is refused, whoever is logged in, when it comes', () => {
  const foreign = { status: 403, code: 'foreign-origin', location: null }
  it.each([
    ['from another site', { origin: 'https://elsewhere.example' }],
    ['from a page that hides where it is', { origin: 'null' }],
    ['from the same name at another port', { origin: 'http://127.0.0.1:1' }],
    ['from nowhere, by a browser that doesn’t say', { origin: '', 'sec-fetch-site': '' }],
    ['from a link on another site', { origin: '', 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring site', { 'sec-fetch-site': 'same-site' }],
    ['with an origin of ours that the browser contradicts', { 'sec-fetch-site': 'cross-site' }],
  ])('%s', async (_from, headers) => {
    expectEach(await eachWrite(all, (route) => send(admin, route, { headers })), foreign)
  })

  it.each([
    ['without a token', null],
    ['with a token that was guessed', 'x'.repeat(32)],
  ])('%s', async (_how, token) => {
    const stale = { status: 403, code: 'stale-form', location: null }
    expectEach(await eachWrite(all, (route) => send(admin, route, { token })), stale)
  })

  it('with the token of somebody else', async () => {
    const stale = { status: 403, code: 'stale-form', location: null }
    expectEach(await eachWrite(all, (route) => send(admin, route, { token: reader.token })), stale)
  })
})

describe('a write that guests may send', () => {
  const forGuests = ({ guests }: MountedRoute) => guests === 'all'

  it('asks for no token where there is no session to protect, and for what it needs', async () => {
    const codes = await eachWrite(
      forGuests,
      async (route) => (await send(new Visitor(server().url), route)).code,
    )
    for (const [path, code] of Object.entries(codes)) {
      expect(['invalid', 'not-found'], path).toContain(code)
    }
  })

  it('asks a guest who has written for the token of their session', async () => {
    const guest = new Visitor(server().url)
    const { document } = await sampleLibrary()
    await postAs(guest, document, { guestName: 'Ann Guest', guestEmail: 'ann@example.org' }, 'A comment.')
    const stale = { status: 403, code: 'stale-form', location: null }
    const open = ({ right, guests }: MountedRoute) => right !== 'anyone' && guests !== undefined
    for (const token of [null, 'x'.repeat(32), admin.token]) {
      expectEach(await eachWrite(open, (route) => send(guest, route, { token })), stale)
    }
  })

  it('leads whoever would rather log in there, with what they wrote', async () => {
    const guest = new Visitor(server().url)
    const { status, location } = await guest.sendForm('/comments', {
      as: 'account',
      from: '/',
      form: 'reply',
    })
    expect([status, location]).toEqual([303, '/log-in?next=%2F'])
  })
})

describe('every write that is not for anyone is refused', () => {
  const notForAnyone = ({ right, guests }: MountedRoute) => right !== 'anyone' && guests !== 'all'

  it('for a guest, who is told to log in', async () => {
    const guest = new Visitor(server().url)
    const refused = { status: 401, code: 'log-in-needed', location: null }
    expectEach(await eachWrite(notForAnyone, (route) => send(guest, route)), refused)
  })

  it('for a guest with a form, who is led to log in and back', async () => {
    const led = { status: 303, code: undefined, location: '/log-in?next=%2F' }
    const sent = (route: MountedRoute) => send(new Visitor(server().url), route, { as: 'form' })
    const byForm = (route: MountedRoute) => route.method === 'POST' && notForAnyone(route)
    expectEach(await eachWrite(byForm, sent), led)
  })

  it('for a reader, where it asks for a right that readers don’t have', async () => {
    const needsRight = ({ right }: MountedRoute) => right !== 'anyone' && right !== 'logged-in'
    const refused = { status: 403, code: 'not-allowed', location: null }
    expectEach(await eachWrite(needsRight, (route) => send(reader, route)), refused)
  })

  it('for a reader, on a thing that is not theirs', async () => {
    const { tables } = await admin.page('/digests/a-sample-what-five-reports-say-about-home-education')
    const [comment] = Object.values(tables.comment)
    for (const step of ['withdraw', 'restore']) {
      const sent = await reader.send(`/comments/${comment!.id}/${step}`, { version: comment!.version })
      expect(sent).toMatchObject({ status: 403, body: { error: { code: 'not-allowed' } } })
    }
  })
})
