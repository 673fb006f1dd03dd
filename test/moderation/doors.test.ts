import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { pageAddresses } from '../../server/pages/routes.ts'
import { sampleLibrary } from '../support/library.ts'
import { routesOf } from '../support/routes.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'
import { type Door, pages, reads, writes } from './doors.ts'
import { oneOfEach, roles, type Who } from './roles.ts'

const server = startTestServer()
let visitors: Record<Who, Visitor>
let thread: { threadKind: string; threadId: string }

beforeAll(async () => {
  const { document } = await sampleLibrary()
  thread = { threadKind: 'document', threadId: document }
  visitors = await oneOfEach(server().url, thread)
  // Forms of guests come with pages that have a token.
  await Promise.all([visitors.guest.page('/log-in'), visitors.banned.page('/log-in')])
})

/** The roles that each door lets in, said again apart from the code. Who is banned is a guest from then on. */
const accounts: Who[] = ['member', 'newcomer', 'suspended', 'moderator', 'admin']
const letIn: Record<Door, readonly Who[]> = {
  everybody: roles,
  accounts,
  authors: ['author guest', ...accounts],
  writers: roles.filter((who) => who !== 'suspended'),
  revisers: ['author guest', 'member', 'newcomer', 'moderator', 'admin'],
  members: ['member', 'newcomer', 'moderator', 'admin'],
  moderators: ['moderator', 'admin'],
  admins: ['admin'],
}

const places: Record<string, string> = {
  ':id': '0123456789abcdef01234567',
  ':slug': 'there-is-none',
  ':kind': 'comment',
  ':token': 'x'.repeat(43),
  ':revision': '1',
}
/** Where what is not there is nobody's, the door is seen only at what is. */
const real: Record<string, () => string> = {
  '/threads/:kind/:id/tools': () => `/threads/document/${thread.threadId}/tools`,
}
const filled = (path: string) => real[path]?.() ?? path.replace(/:\w+/g, (name) => places[name] ?? 'none')

/** What stands at the door: who is turned away there, before anything is looked at. */
const turnedAway = new Set(['log-in-needed', 'not-allowed', 'suspended', 'stale-form', 'banned'])

async function enter(who: Who, method: string, path: string): Promise<boolean> {
  const visitor = visitors[who]
  const answer = await visitor.fetch(filled(path), {
    method,
    ...(method !== 'GET' && { body: JSON.stringify({ operation: randomUUID() }) }),
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      origin: visitor.url,
      'x-counterpoint-token': visitor.token ?? '',
    },
  })
  const text = await answer.text()
  if (answer.status >= 500) throw new Error(`${who}: ${method} ${path}: ${text}`)
  if (answer.status < 400) return true
  const code = text.startsWith('{') ? JSON.parse(text).error?.code : undefined
  return !turnedAway.has(code)
}

describe('the doors of pages and other reading', () => {
  it('are all listed', () => {
    expect(Object.keys(pages).sort()).toEqual([...pageAddresses].sort())
    const mounted = routesOf(server().app.express).filter(({ method }) => method === 'get')
    expect(Object.keys(reads).sort()).toEqual([...new Set(mounted.flatMap(({ path }) => path))].sort())
  })

  it.each(Object.entries({ ...pages, ...reads }))('%s: %s', async (path, door) => {
    const entered: Who[] = []
    for (const who of roles) if (await enter(who, 'GET', path)) entered.push(who)
    expect(entered).toEqual(roles.filter((who) => letIn[door].includes(who)))
  })
})

describe('the events of a connection', () => {
  it('are all listed', async () => {
    const { io } = server().app.live
    const { lines } = await import('../support/connect.ts')
    const open = lines()
    await open.open(visitors.member)
    const [connection] = [...io.of('/').sockets.values()]
    const own = ['disconnecting', 'error']
    const names = (connection?.eventNames() ?? []).map(String).filter((name) => !own.includes(name))
    expect(names.sort()).toEqual(['pointing', 'selecting', 'typing', 'watch'])
    open.end()
  })
})

describe('the doors of writes', () => {
  it('are all listed', () => {
    const mounted = server().app.writes.map(({ method, path }) => `${method} ${path}`)
    expect(Object.keys(writes).sort()).toEqual(mounted.sort())
  })

  // Logging out comes last: it ends the login that the others go by.
  const inOrder = Object.entries(writes).sort(
    ([a], [b]) => Number(a.includes('log-')) - Number(b.includes('log-')),
  )
  it.each(inOrder)('%s: %s', async (route, door) => {
    const [method = '', path = ''] = route.split(' ')
    const entered: Who[] = []
    for (const who of roles) if (await enter(who, method, path)) entered.push(who)
    expect(entered).toEqual(roles.filter((who) => letIn[door].includes(who)))
  })
})
