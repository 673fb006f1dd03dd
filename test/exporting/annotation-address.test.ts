import { beforeAll, describe, expect, it } from 'vitest'
import type { WebAnnotation } from '../../shared/exporting/web-annotation.ts'
import { type discussedLibrary as Discussed, discussedLibrary } from '../support/discussed.ts'
import { get, json, ld, pathOf, send } from '../support/programs.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
let at: Awaited<ReturnType<typeof Discussed>>
let guest: Visitor
let ben: Visitor
let ada: Visitor
let address: string

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  guest = new Visitor(server().url)
  ben = await new Visitor(server().url).logIn('Ben')
  ada = await new Visitor(server().url).logIn('Ada')
  address = `${at.documentPath}/annotations/${at.annotation}`
})

const made = ({ events }: { events: { type: string; id: string }[] }) =>
  events.find(({ type }) => type === 'annotation.changed')?.id ?? ''

describe('an annotation at its own address', () => {
  it('is JSON-LD for a program and its place on the page for a browser', async () => {
    const answer = await get(guest, address)
    expect(answer.headers.get('content-type')?.replace('; charset=utf-8', '')).toBe(ld)
    expect(answer.headers.get('content-location')).toBe(server().url + address)
    expect((await json(answer)) as WebAnnotation).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: server().url + address,
      type: 'Annotation',
      motivation: 'commenting',
      creator: { type: 'Person', name: 'Ben' },
      body: [
        { purpose: 'commenting', format: 'text/html', value: expect.stringContaining('<em>whom</em>') },
        { purpose: 'tagging', value: 'monitoring' },
      ],
    })
    for (const accept of ['text/html', 'text/html,application/xhtml+xml,*/*;q=0.8']) {
      const page = await guest.fetch(address, { headers: { accept } })
      expect([page.status, page.headers.get('location')]).toEqual([
        303,
        `${at.documentPath}#annotation-${at.annotation}`,
      ])
    }
  })

  it('lies below its document’s container, and the shorter address gives the very same', async () => {
    const [long, short] = await Promise.all(
      [address, `/annotations/${at.annotation}`].map((path) => get(guest, path)),
    )
    expect(await short?.text()).toBe(await long?.text())
    for (const name of ['etag', 'content-location', 'link', 'allow'])
      expect(short?.headers.get(name)).toBe(long?.headers.get(name))
    const { status } = await get(guest, `${at.ownPath.split('#')[0]}/annotations/${at.annotation}`)
    expect(status).toBe(404)
  })

  it.each([
    'GET',
    'HEAD',
    'OPTIONS',
  ])('says by %s what it is and what can be done with it', async (method) => {
    const answer = await guest.fetch(address, { method, headers: { accept: ld } })
    expect(answer.status).toBe(200)
    const { headers } = answer
    expect(headers.get('link')).toContain('<http://www.w3.org/ns/ldp#Resource>; rel="type"')
    expect(headers.get('etag')).toMatch(/^"[^"]+"$/)
    expect(headers.get('vary')).toContain('Accept')
    for (const can of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) expect(headers.get('allow')).toContain(can)
    expect((await answer.text()) === '').toBe(method !== 'GET')
  })

  it('can be read by programs of other sites, which are told what they may send', async () => {
    const answer = await get(guest, address, { origin: 'https://reader.example' })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const asked = await guest.fetch(address, {
      method: 'OPTIONS',
      headers: { origin: 'https://reader.example', 'access-control-request-method': 'GET' },
    })
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
    expect(asked.headers.get('access-control-allow-headers')).toContain('Prefer')
  })

  it('points into a wording that answers as the text its positions count in', async () => {
    const { target } = await json(get(guest, address))
    const [quote, position] = target.selector
    const answer = await guest.fetch(pathOf(target.source))
    expect([...(await answer.text())].slice(position.start, position.end).join('')).toBe(quote.exact)
    expect(answer.headers.get('link')).toBe(
      `<${server().url}${at.documentPath}/annotations/>; rel="http://www.w3.org/ns/oa#annotationService"`,
    )
    // What is kept for long could outlive words that are taken out.
    expect(answer.headers.get('cache-control')).toContain('no-cache')
    expect((await guest.fetch(`/excerpts/${at.excerpt}/revisions/99`)).status).toBe(404)
  })

  it('is not sent again to who has it, and its ETag is another one once it is worded anew', async () => {
    const words = { excerpt: at.excerpt, revision: 1, exact: 'hears from', note: 'First words.' }
    const path = `${at.documentPath}/annotations/${made(await ben.write('/annotations', words))}`
    const etag = (await get(guest, path)).headers.get('etag') ?? ''
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await get(guest, path, { 'if-none-match': held })
      expect([held, answer.status, answer.headers.get('etag')]).toEqual([held, 304, etag])
    }
    await ben.write(`/annotations/${path.split('/').at(-1)}`, { version: 1, note: 'Other words.' })
    const answer = await get(guest, path, { 'if-none-match': etag })
    expect([answer.status, answer.headers.get('etag') === etag]).toEqual([200, false])
  })

  it('is refused in other ways with what can be done', async () => {
    for (const method of ['POST', 'PATCH']) {
      const answer = await send(ben, method, address, {})
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, PUT, DELETE'])
      expect(await json(answer)).toMatchObject({ error: { code: 'not-this-way' } })
    }
  })

  it('is gone once it was taken away, and never was where nobody else has seen it', async () => {
    const on = (exact: string, more = {}) => ({ excerpt: at.excerpt, revision: 1, exact, ...more })
    const withdrawn = made(await ben.write('/annotations', on('nearly every')))
    const removed = made(await ben.write('/annotations', on('nearly')))
    const hidden = made(await ben.write('/annotations', on('every family')))
    const draft = made(await ben.write('/annotations', on('settled', { private: true })))
    await ben.write(`/annotations/${withdrawn}/withdraw`, { version: 1 })
    for (const [id, decision] of [
      [removed, 'remove'],
      [hidden, 'hide'],
    ]) {
      const things = [{ kind: 'annotation', id, version: 1 }]
      await ada.write('/moderation/decide', { decision, rule: 'topic', things })
    }
    for (const who of [guest, ben, ada]) {
      const statuses = [withdrawn, removed, hidden, draft, '0'.repeat(24), 'nonsense'].map(
        async (id) => (await get(who, `/annotations/${id}`)).status,
      )
      expect(await Promise.all(statuses)).toEqual([410, 410, 404, 404, 404, 404])
    }
    expect(await json(get(guest, `/annotations/${withdrawn}`))).toMatchObject({ error: { code: 'gone' } })
  })
})

describe('a contradiction at its own address', () => {
  it('links two resources, and its assessment targets it', async () => {
    const { tables } = await guest.page(at.documentPath)
    const [id] = Object.keys(tables.contradiction)
    const linking = await json(get(guest, `/contradictions/${id}`))
    expect(linking.motivation).toBe('linking')
    expect(linking.target.map(({ type }: { type: string }) => type)).toEqual([
      'SpecificResource',
      'SpecificResource',
    ])
    expect(linking.target[1].selector[0]).toMatchObject({
      type: 'FragmentSelector',
      conformsTo: 'http://tools.ietf.org/rfc/rfc3236',
      value: 'judgement-overall',
    })
    // The page of its source has that place.
    const source = await guest.fetch(pathOf(linking.target[1].source), { headers: { accept: 'text/html' } })
    expect(await source.text()).toContain('id="judgement-overall"')
    const assessment = await get(guest, `/contradictions/${id}/assessment`)
    expect(assessment.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect(await json(assessment)).toMatchObject({
      motivation: 'assessing',
      target: linking.id,
      creator: linking.creator,
    })
    // Who confirms it isn't who proposed it: nobody's name is put to that.
    await ada.write(`/contradictions/${id}/confirm`, { version: tables.contradiction[id ?? '']?.version })
    const confirmed = await json(get(guest, `/contradictions/${id}/assessment`))
    expect([confirmed.body[0].value, confirmed.creator]).toEqual(['corroborated', undefined])
  })
})

describe('a comment at its own address', () => {
  it('replies to what it answers, as the export has it, and is a page for a browser', async () => {
    const exported = await json(guest.fetch(`${at.documentPath}/export.jsonld`))
    for (const comment of exported.comments)
      expect(await json(get(guest, pathOf(comment.id)))).toEqual(comment)
    const page = await guest.fetch(`/comments/${at.comment}`, { headers: { accept: 'text/html' } })
    expect(page.headers.get('content-type') ?? page.headers.get('location')).not.toContain('ld+json')
  })
})

it('is found from the page of its document', async () => {
  const page = await (await guest.fetch(at.documentPath)).text()
  const [, found] =
    /<link rel="http:\/\/www\.w3\.org\/ns\/oa#annotationService" href="([^"]+)">/.exec(page) ?? []
  expect(found).toBe(`${at.documentPath}/annotations/`)
  const [, whole] = /<link rel="alternate" type="application\/ld\+json" href="([^"]+)">/.exec(page) ?? []
  expect((await json(get(guest, whole ?? ''))).id).toBe(server().url + at.documentPath)
})
