import { type IncomingHttpHeaders, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { come } from '../support/come.ts'
import { stateIn, withoutNonce } from '../support/html.ts'
import { sampleLibrary } from '../support/library.ts'
import { startTestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let place: Awaited<ReturnType<typeof sampleLibrary>>
let ada: Visitor

beforeAll(async () => {
  place = await sampleLibrary()
  ada = await come(server().url, 'Ada')
})

type Raw = { status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }

/** An answer with its bytes as they came, which `fetch` would have decoded. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Raw>((resolve, reject) => {
    const sent = request(server().url + path, { method, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part)).on('error', reject)
      answer.on('end', () => {
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) })
      })
    })
    sent.on('error', reject).end()
  })

const cookieOf = ({ cookies }: Visitor) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const gzip = { 'accept-encoding': 'gzip, deflate, br' }

describe('a compressed page', () => {
  it.each([
    ['kept', {}],
    ['somebody’s own', () => ({ cookie: cookieOf(ada) })],
  ])('is the same as the plain one, drawn and kept: %s', async (_which, whose) => {
    const cookie = typeof whose === 'function' ? whose() : whose
    for (const path of [place.digestPath, place.documentPath, '/', '/authorities', '/nowhere']) {
      for (const _time of ['first', 'kept']) {
        const packed = await ask(path, { ...gzip, ...cookie })
        const plain = await ask(path, cookie)
        expect(packed.headers['content-encoding']).toBe('gzip')
        expect(plain.headers['content-encoding']).toBeUndefined()
        expect(Number(packed.headers['content-length'])).toBe(packed.body.length)
        expect(Number(plain.headers['content-length'])).toBe(plain.body.length)
        const html = gunzipSync(packed.body).toString()
        const blank = (page: string) => withoutNonce(page).replaceAll(stateIn(page).operation, '')
        expect(blank(html)).toBe(blank(plain.body.toString()))
      }
    }
  })

  it.each([
    ['gzip;q=0', undefined],
    ['br', undefined],
    ['identity', undefined],
    ['GZIP', 'gzip'],
    ['br;q=1, gzip;q=0.8', 'gzip'],
    ['*', 'gzip'],
  ])('is sent to whoever takes it: %s', async (accepted, encoding) => {
    const { headers } = await ask(place.documentPath, { 'accept-encoding': accepted })
    expect(headers['content-encoding']).toBe(encoding)
  })
})

describe('a page asked for by HEAD', () => {
  it.each([
    ['a kept one', () => place.documentPath, 200],
    ['one that is drawn', () => '/', 200],
    ['none', () => '/nowhere', 404],
  ])('has the headers of the page and nothing else: %s', async (_what, path, status) => {
    const whole = await ask(path(), gzip)
    const head = await ask(path(), gzip, 'HEAD')
    expect([whole.status, head.status]).toEqual([status, status])
    expect(head.body.length).toBe(0)
    for (const name of ['content-type', 'content-encoding', 'cache-control', 'vary']) {
      expect(head.headers[name]).toBe(whole.headers[name])
    }
    expect(head.headers['content-security-policy']).toMatch(/'nonce-/)
    expect(Math.abs(Number(head.headers['content-length']) - whole.body.length)).toBeLessThan(64)
  })

  it('that leads elsewhere leads there', async () => {
    expect(await ask('/documents/new', {}, 'HEAD')).toMatchObject({
      status: 303,
      headers: { location: '/log-in?next=%2Fdocuments%2Fnew' },
    })
  })
})

describe('a page as JSON', () => {
  const json = { accept: 'application/json' }

  it('is the state that the HTML carries', async () => {
    for (const path of [place.digestPath, place.documentPath, '/', '/authorities', '/contradictions']) {
      const { operation: _one, ...state } = JSON.parse((await ask(path, json)).body.toString())
      const { operation: _other, ...shown } = stateIn((await ask(path)).body.toString())
      expect(state).toEqual(shown)
    }
  })

  it('that is not there, or not for this person, is an error with its code', async () => {
    const refused = async (path: string, headers = {}) => {
      const { status, body } = await ask(path, { ...json, ...headers })
      return [status, JSON.parse(body.toString()).error.code]
    }
    expect(await refused('/documents/none')).toEqual([404, 'not-found'])
    expect(await refused('/documents/new')).toEqual([401, 'log-in-needed'])
    expect(await refused('/import', { cookie: cookieOf(ada) })).toEqual([403, 'not-allowed'])
  })

  it('is sent to those who ask for it, and HTML to all others', async () => {
    const typeFor = async (accept: string) => (await ask('/', { accept })).headers['content-type']
    for (const accept of ['text/html,application/xhtml+xml,*/*;q=0.8', '*/*', 'image/png', '']) {
      expect(await typeFor(accept)).toBe('text/html; charset=utf-8')
    }
    expect(await typeFor('application/json')).toMatch(/^application\/json/)
  })
})

describe('a page that is not for everybody', () => {
  it('leads a guest to log in and back, and tells others that it isn’t for them', async () => {
    const { status, headers } = await ask(`${place.documentPath}/contradictions/new`)
    const next = encodeURIComponent(`${place.documentPath}/contradictions/new`)
    expect([status, headers.location]).toEqual([303, `/log-in?next=${next}`])
    const refused = await ask('/import', { cookie: cookieOf(ada) })
    expect(refused.status).toBe(403)
    expect(stateIn(refused.body.toString()).page).toMatchObject({ kind: 'problem', status: 403 })
  })
})
