import { connect } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { errors } from '../../../shared/errors.ts'
import { sampleLibrary } from '../../support/library.ts'
import { makePerson } from '../../support/people.ts'
import { startTestServer } from '../../support/server.ts'
import { Visitor } from '../../support/visitor.ts'

const server = startTestServer()
let ada: Visitor
let grace: Visitor
let place: Awaited<ReturnType<typeof sampleLibrary>>

beforeAll(async () => {
  place = await sampleLibrary()
  await Promise.all([makePerson('Ada'), makePerson('Grace', 'admin')])
  ada = await new Visitor(server().url).logIn('Ada')
  grace = await new Visitor(server().url).logIn('Grace')
})

const thread = () => ({ threadKind: 'document', threadId: place.document })

/** Sends a body as it stands, as our client would send its own. */
async function post(
  visitor: Visitor,
  path: string,
  type: string,
  body: BodyInit,
  accept = 'application/json',
) {
  const headers = { accept, 'content-type': type, origin: visitor.url, 'sec-fetch-site': 'same-origin' }
  const token = { 'x-counterpoint-token': visitor.token ?? '' }
  const answer = await visitor.fetch(path, { method: 'POST', body, headers: { ...headers, ...token } })
  return { status: answer.status, text: await answer.text() }
}
const codeIn = ({ status, text }: { status: number; text: string }) => ({
  status,
  code: JSON.parse(text).error.code,
})

/** Asks for a path as it stands, which `fetch` would tidy up first. */
const ask = (target: string, method = 'GET') =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port, host } = new URL(server().url)
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text
    })
    socket.on('error', reject).on('close', () => resolve(answer.split('\r\n', 1)[0] ?? ''))
    socket.write(`${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  })

describe('a JSON answer that says no', () => {
  it('has a code of the list, its status, its sentence, and names each field', async () => {
    const { status, body } = await ada.send('/comments', {
      threadKind: 'lamppost',
      threadId: 'x',
      source: ' ',
    })
    expect(status).toBe(422)
    expect(body).toEqual({
      error: {
        code: 'invalid',
        message: errors.invalid.message,
        fields: expect.arrayContaining([
          { field: 'threadKind', code: 'invalid_value', message: expect.stringMatching(/\.$/) },
          { field: 'threadId', code: 'invalid_format', message: expect.stringMatching(/\.$/) },
          { field: 'source', code: 'custom', message: 'Please write something first.' },
        ]),
      },
    })
  })

  it('names a field within a field as its form does', async () => {
    const ends = [{ kind: 'field', document: place.document, area: 'weather' }, { kind: 'passage' }]
    const { body } = await ada.send('/contradictions', { type: 'tone-v-overall', claim: 'Two.', ends })
    const fields = (body as { error: { fields: { field: string }[] } }).error.fields.map(({ field }) => field)
    expect(fields).toEqual(['ends[0][area]', 'ends[1][excerpt]', 'ends[1][exact]'])
  })

  it.each([
    ['a thing that is not there', '/comments/0123456789abcdef01234567', 404, 'not-found'],
    ['an id that is none', '/comments/%2e%2e', 404, 'not-found'],
    ['an address that is none', '/nowhere', 404, 'not-found'],
    ['an address that only shows a page', '/authorities', 404, 'not-found'],
  ])('is given for %s', async (_what, path, status, code) => {
    expect(await ada.send(path, { version: 1, source: 'New words' })).toMatchObject({
      status,
      body: { error: { code } },
    })
  })

  it('is given by other methods too', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const headers = { accept: 'application/json', origin: ada.url }
      const answer = await ada.fetch('/comments', { method, headers })
      expect([answer.status, (await answer.json()).error.code]).toEqual([404, 'not-found'])
    }
  })
})

describe('a body that we cannot take', () => {
  const long = 'x'.repeat(300_000)
  const json = 'application/json'
  const form = 'application/x-www-form-urlencoded'

  it.each([
    ['too long', json, JSON.stringify({ source: long }), 413, 'too-large'],
    ['too long a form', form, `source=${long}`, 413, 'too-large'],
    ['too many fields', form, 'a=b&'.repeat(600), 413, 'too-large'],
    ['half of one', json, '{"source": "It', 422, 'invalid'],
    ['no object', json, '"words"', 422, 'invalid'],
    ['a list', json, '[1, 2, 3]', 422, 'invalid'],
    ['nothing', json, 'null', 422, 'invalid'],
    ['of another kind', 'text/plain', 'source=words', 422, 'invalid'],
    ['a character set that is none', `${form}; charset=klingon`, 'source=words', 422, 'invalid'],
    ['a file where none is taken', 'multipart/form-data; boundary=x', '--x--', 422, 'invalid'],
  ])('is refused with its code: %s', async (_what, type, body, status, code) => {
    expect(codeIn(await post(ada, '/comments', type, body))).toEqual({ status, code })
  })

  it('is refused with a page, for a form', async () => {
    const { status, text } = await post(ada, '/comments', form, `source=${long}`, 'text/html')
    expect(status).toBe(413)
    expect(text).toContain(errors['too-large'].message)
  })

  it.each([
    ['without a boundary', 'multipart/form-data', 'raw', 422, 'invalid'],
    [
      'that breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data',
      422,
      'invalid',
    ],
  ])('is refused where files are taken: %s', async (_what, type, body, status, code) => {
    expect(codeIn(await post(grace, '/import', type, body))).toEqual({ status, code })
  })

  it('is taken long only from those who may import', async () => {
    const body = JSON.stringify({ raw: `A post\n\n${long}` })
    expect((await post(grace, '/import', json, body)).status).toBe(200)
    const file = new FormData()
    file.set('file', new Blob([long]), 'post.txt')
    const headers = { accept: json, origin: ada.url, 'sec-fetch-site': 'same-origin' }
    for (const visitor of [ada, new Visitor(server().url)]) {
      expect(codeIn(await post(visitor, '/import', form, `raw=${long.repeat(3)}`)).code).toBe('too-large')
      const answer = await visitor.fetch('/import', { method: 'POST', body: file, headers })
      expect([answer.status, (await answer.json()).error.code]).toEqual([413, 'too-large'])
    }
  })
})

describe('an address that nobody has', () => {
  it.each([
    '/nowhere',
    '/digests/none',
    '/documents/none',
    '/comments/none',
    '/%E0%A4%A',
    '/digests/%00',
    '//elsewhere.example/',
    '//[',
    '/digests/../authorities',
  ])('%s is not found', async (target) => {
    expect(await ask(target)).toBe('HTTP/1.1 404 Not Found')
  })

  it('is told with a page that has a title of its own', async () => {
    const answer = await ada.fetch('/nowhere')
    expect(answer.status).toBe(404)
    const html = await answer.text()
    expect(html).toContain('<title>Nothing here – Counterpoint</title>')
    expect(html).toContain(errors['not-found'].message)
  })

  it('among our files is told in a few words', async () => {
    for (const path of ['/assets/none.js', '/assets/%E0%A4%A', '/assets/../../package.json']) {
      expect(await ask(path)).toBe('HTTP/1.1 404 Not Found')
    }
  })

  it('shows no file that is not meant to be seen', async () => {
    for (const path of [
      '/.vite/manifest.json',
      '/../ssr/render.js',
      '/%2e%2e/ssr/render.js',
      '/package.json',
    ]) {
      expect(await ask(path)).toBe('HTTP/1.1 404 Not Found')
    }
  })
})

describe('a form that is refused', () => {
  const nasty = '</textarea><script>alert(1)</script>"\'<b>&amp;'

  it('comes back with every word, and none of it is markup', async () => {
    const fields = {
      ...thread(),
      operation: 'one',
      source: nasty,
      form: 'reply',
      from: place.documentPath,
    }
    const { status, html } = await ada.sendForm('/comments', fields)
    expect(status).toBe(422)
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;/textarea>&lt;script>alert(1)')
    const state = JSON.parse(/id="state">(.*?)<\/script>/s.exec(html)?.[1] ?? '')
    expect(state.form.values.source).toBe(nasty)
    expect(state.form.values).not.toHaveProperty('token')
  })

  it('comes back from a page that no longer shows its form, with the words to copy', async () => {
    const { events } = await ada.write('/comments', { ...thread(), source: 'To be withdrawn elsewhere' })
    const path = `/comments/${events[0]!.id}`
    await ada.write(`${path}/withdraw`, { version: 1 })
    const fields = {
      version: '1',
      source: `Better words ${nasty}`,
      form: 'edit-comment',
      from: `${path}/edit`,
    }
    const { status, html } = await ada.sendForm(path, fields)
    expect(status).toBe(403)
    expect(html.slice(0, html.indexOf('id="state"'))).toContain('Better words &lt;/textarea>')
  })

  it('shows the page that it came from, and no other site’s', async () => {
    for (const from of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', 'x']) {
      const { html } = await ada.sendForm('/comments', { form: 'reply', from })
      expect(html).toContain('<title>Counterpoint: reading inspection reports together</title>')
      expect(html).not.toContain('elsewhere.example')
    }
  })
})

describe('where one is sent afterwards', () => {
  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example/',
    'javascript:alert(1)',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    ' //elsewhere.example',
    'elsewhere.example',
  ])('is a page of ours, not %j', async (next) => {
    const out = await ada.sendForm('/log-out', { next, token: 'old' })
    expect(out.status).toBe(403)
    const page = await ada.fetch(`/log-in?next=${encodeURIComponent(next)}`)
    expect(page.headers.get('location')).toBe('/')
    const guest = new Visitor(server().url)
    expect((await guest.page(`/log-in?next=${encodeURIComponent(next)}`)).page).toMatchObject({ next: '/' })
  })

  it('stays on this site, however dots and slashes are put', async () => {
    for (const next of ['/.//elsewhere.example', '/%2f/elsewhere.example', '/a/..//elsewhere.example']) {
      const page = await ada.fetch(`/log-in?next=${encodeURIComponent(next)}`)
      const location = new URL(page.headers.get('location') ?? '', `${server().url}/log-in`)
      expect(location.origin).toBe(server().url)
    }
  })
})

it('an operation without a number is not done', async () => {
  const { status, body } = await ada.send('/comments', { ...thread(), source: 'Words', operation: 'one' })
  expect(status).toBe(422)
  expect(body).toMatchObject({ error: { fields: [{ field: 'operation' }] } })
})
