import { beforeAll, describe, expect, it } from 'vitest'
import type { WebAnnotation } from '../../shared/exporting/web-annotation.ts'
import { type discussedLibrary as Discussed, discussedLibrary } from '../support/discussed.ts'
import { startTestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

const server = startTestServer()
const ld = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
let at: Awaited<ReturnType<typeof Discussed>>
let guest: Visitor
let ben: Visitor
let container: string

beforeAll(async () => {
  at = await discussedLibrary(server().url)
  guest = new Visitor(server().url)
  ben = await new Visitor(server().url).logIn('Ben')
  container = `${at.documentPath}/annotations/`
})

const get = (who: Visitor, path: string, headers: Record<string, string> = {}) =>
  who.fetch(path, { headers: { accept: ld, ...headers } })
const json = async (answer: Response) => JSON.parse(await answer.text())
const pathOf = (address: string) => address.slice(server().url.length)

function send(
  who: Visitor,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  return who.fetch(path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: {
      accept: ld,
      origin: server().url,
      'content-type': ld,
      'x-counterpoint-token': who.token ?? '',
      ...headers,
    },
  })
}

it('is found from the page of its document', async () => {
  const page = await (await guest.fetch(at.documentPath)).text()
  const [, found] =
    /<link rel="http:\/\/www\.w3\.org\/ns\/oa#annotationService" href="([^"]+)">/.exec(page) ?? []
  expect(found).toBe(container)
  const [, whole] = /<link rel="alternate" type="application\/ld\+json" href="([^"]+)">/.exec(page) ?? []
  expect((await json(await get(guest, whole ?? ''))).id).toBe(server().url + at.documentPath)
})

describe('an annotation at its own address', () => {
  it('is JSON-LD for a program and its place on the page for a browser', async () => {
    const answer = await get(guest, `/annotations/${at.annotation}`)
    expect(answer.headers.get('content-type')).toContain('application/ld+json')
    expect(answer.headers.get('link')).toContain('ldp#Resource')
    const annotation = (await json(answer)) as WebAnnotation
    expect(annotation).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `${server().url}/annotations/${at.annotation}`,
      type: 'Annotation',
      motivation: 'commenting',
      creator: { type: 'Person', name: 'Ben' },
      body: [
        { purpose: 'commenting', format: 'text/html', value: expect.stringContaining('<em>whom</em>') },
        { purpose: 'tagging', value: 'monitoring' },
      ],
    })
    const page = await guest.fetch(`/annotations/${at.annotation}`, { headers: { accept: 'text/html' } })
    expect(page.headers.get('location')).toBe(`${at.documentPath}#annotation-${at.annotation}`)
  })

  it('points into a wording that answers as the text its positions count in', async () => {
    const annotation = await json(await get(guest, `/annotations/${at.annotation}`))
    const [quote, position] = annotation.target.selector
    const text = await (await guest.fetch(pathOf(annotation.target.source))).text()
    expect([...text].slice(position.start, position.end).join('')).toBe(quote.exact)
    expect((await guest.fetch(`/excerpts/${at.excerpt}/revisions/99`)).status).toBe(404)
  })

  it('is not sent again to who has it', async () => {
    const first = await get(guest, `/annotations/${at.annotation}`)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"/)
    expect((await get(guest, `/annotations/${at.annotation}`, { 'if-none-match': etag })).status).toBe(304)
  })
})

describe('a contradiction at its own address', () => {
  it('links two resources, and its assessment targets it', async () => {
    const { tables } = await guest.page(at.documentPath)
    const [id] = Object.keys(tables.contradiction)
    const linking = await json(await get(guest, `/contradictions/${id}`))
    expect(linking.motivation).toBe('linking')
    expect(linking.target).toHaveLength(2)
    expect(linking.target.map(({ type }: { type: string }) => type)).toEqual([
      'SpecificResource',
      'SpecificResource',
    ])
    const assessment = await json(await get(guest, `/contradictions/${id}/assessment`))
    expect(assessment).toMatchObject({ motivation: 'assessing', target: linking.id })
  })
})

describe('the container of a document', () => {
  it('says what it is and what it takes', async () => {
    const answer = await get(guest, container)
    expect(answer.headers.get('link')).toContain('ldp#BasicContainer')
    expect(answer.headers.get('accept-post')).toContain('anno.jsonld')
    expect(answer.headers.get('allow')).toContain('POST')
    expect(answer.headers.get('vary')).toContain('Prefer')
    const body = await json(answer)
    expect(body).toMatchObject({ total: 2, first: { type: 'AnnotationPage', startIndex: 0 } })
    expect(body.first.items).toHaveLength(2)
    expect((await send(guest, 'OPTIONS', container)).status).toBe(204)
    expect((await guest.fetch(container.slice(0, -1))).headers.get('location')).toBe(container)
  })

  it('gives addresses only, or nothing but itself, to who prefers that', async () => {
    const iris = await json(
      await get(guest, container, {
        prefer: 'return=representation;include="http://www.w3.org/ns/oa#PreferContainedIRIs"',
      }),
    )
    expect(iris.first.items[0]).toMatch(/^http.*\/annotations\/[0-9a-f]{24}$/)
    const minimal = await json(
      await get(guest, container, {
        prefer: 'return=representation;include="http://www.w3.org/ns/ldp#PreferMinimalContainer"',
      }),
    )
    const page = await json(await get(guest, pathOf(minimal.first)))
    expect(page).toMatchObject({ type: 'AnnotationPage', partOf: { total: 2 } })
    expect((await get(guest, `${container}?page=7`)).status).toBe(404)
  })

  it('has an ETag that moves with what is in it', async () => {
    const before = (await get(guest, container)).headers.get('etag') ?? ''
    expect((await get(guest, container, { 'if-none-match': before })).status).toBe(304)
    await ben.write('/annotations', { excerpt: at.excerpt, revision: 1, exact: 'nearly every family' })
    expect((await get(guest, container, { 'if-none-match': before })).status).toBe(200)
  })

  it('takes an annotation by POST, lets its author replace and delete it, and nobody else', async () => {
    const annotation = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      body: [
        { type: 'TextualBody', value: '<p>By a <strong>program</strong>.</p>', format: 'text/html' },
        { type: 'TextualBody', value: 'home visit', purpose: 'tagging' },
      ],
      target: {
        source: `${server().url}/excerpts/${at.excerpt}/revisions/1`,
        selector: { type: 'TextQuoteSelector', exact: 'The inspectors approve' },
      },
    }
    const refused = await send(guest, 'POST', container, annotation)
    expect(refused.status).toBe(401)
    expect(
      (await send(ben, 'POST', container, { ...annotation, target: { source: 'https://a.example' } })).status,
    ).toBe(422)
    const made = await send(ben, 'POST', container, annotation)
    expect(made.status).toBe(201)
    const address = pathOf(made.headers.get('location') ?? '')
    const etag = made.headers.get('etag') ?? ''
    const kept = await json(await get(guest, address))
    expect(kept.body).toMatchObject([
      { value: expect.stringContaining('<strong>program</strong>') },
      { value: 'home-visit' },
    ])

    const changed = { ...kept, body: [{ type: 'TextualBody', value: 'Other words' }] }
    expect((await send(ben, 'PUT', address, changed)).status).toBe(428)
    expect((await send(ben, 'PUT', address, changed, { 'if-match': '"of yesterday"' })).status).toBe(412)
    const long = await new Visitor(server().url).logIn('Ada')
    expect((await send(long, 'PUT', address, changed, { 'if-match': etag })).status).toBe(403)
    const put = await send(ben, 'PUT', address, changed, { 'if-match': etag })
    expect([put.status, (await json(put)).body]).toMatchObject([
      200,
      [{ value: expect.stringContaining('Other words') }],
    ])
    expect((await send(ben, 'DELETE', address, undefined, { 'if-match': etag })).status).toBe(412)
    const now = put.headers.get('etag') ?? ''
    expect((await send(ben, 'DELETE', address, undefined, { 'if-match': now })).status).toBe(204)
    expect((await get(guest, address)).status).toBe(404)
  })

  it('refuses what comes from another site', async () => {
    expect((await send(ben, 'POST', container, {}, { origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})
